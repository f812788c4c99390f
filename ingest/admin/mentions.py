"""Mentions: what articles name, and which record each means; the open questions come first to hand."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from ingest.models import Mention
from parks.record_admin import ChoicesDropdownFilter, ReadOnlyAdmin


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "state_label", "means", "reason", "in_article")
    list_filter = (("state", ChoicesDropdownFilter), ("kind", ChoicesDropdownFilter))
    search_fields = ("name", "article__title")
    list_select_related = ("article", "park", "company", "project", "event", "district")
    fields = (
        "in_article",
        "kind",
        "name",
        "state",
        "reason",
        "means",
        "answers",
        "around",
        "rule",
    )
    readonly_fields = ("in_article", "means", "answers", "around")

    def get_queryset(self, request):
        texts = ("article__raw", "article__body", "article__meta")
        return super().get_queryset(request).defer(*texts)

    @display(
        description=_("匹配"),
        ordering="state",
        label={"已对应": "success", "有歧义": "warning", "无对应": "info", "未匹配": "danger"},
    )
    def state_label(self, mention):
        return mention.get_state_display()

    @display(description=_("文章"), ordering="article")
    def in_article(self, mention):
        url = reverse("admin:ingest_article_change", args=[mention.article_id])
        return format_html('<a href="{}" class="text-primary-600">{}</a>', url, mention.article)

    @display(description=_("可能的答案"))
    def answers(self, mention):
        return "、".join(str(answer) for answer in mention.candidates) or "—"

    @display(description=_("文中还说"))
    def around(self, mention):
        return "；".join(f"{name}：{value}" for name, value in mention.context.items() if value) or "—"

    @display(description=_("所指记录"))
    def means(self, mention):
        return mention.record or "—"
