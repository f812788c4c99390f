"""Mentions: what articles name, and which record each means; the open questions come first to hand."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from ingest import rule_words
from ingest.admin import questions
from ingest.matching import reasons
from ingest.models import Mention
from parks.record_admin import ChoicesDropdownFilter, ReadOnlyAdmin

State = Mention.State


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "state_label", "means", "reason_words", "in_article")
    list_filter = (("state", ChoicesDropdownFilter), ("kind", ChoicesDropdownFilter))
    list_before_template = "admin/ingest/_mention_tools.html"
    change_form_outer_before_template = "admin/ingest/_mention_question.html"
    search_fields = ("name", "article__title")
    search_help_text = _("按原文名称或文章标题搜索")
    list_select_related = ("article", "park", "company", "project", "event", "district")
    fields = ("in_article", "kind", "name", "state", "reason_words", "means", "rule_words")
    readonly_fields = ("in_article", "reason_words", "means", "rule_words")

    def get_queryset(self, request):
        texts = ("article__raw", "article__body", "article__meta")
        return super().get_queryset(request).defer(*texts)

    def get_urls(self):
        site = self.admin_site.admin_view
        own = [
            path("questions/", site(questions.listed), name="ingest_mention_questions"),
            path("<int:pk>/answer/", site(questions.answer), name="ingest_mention_answer"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        more = {"open_count": Mention.objects.open_questions().count()}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = Mention.objects.filter(pk=object_id) if object_id.isdigit() else Mention.objects.none()
        more = {
            "asked": questions.dressed(questions.with_story(found)),
            "may_answer": request.user.has_perm(questions.MAY_ANSWER),
        }
        return super().change_view(request, object_id, form_url, {**more, **(extra_context or {})})

    @display(
        description=_("匹配"),
        ordering="state",
        label={
            State.MATCHED: "success",
            State.AMBIGUOUS: "warning",
            State.UNMATCHED: "warning",
            State.NEW: "danger",
            State.NOTHING: "info",
        },
    )
    def state_label(self, mention):
        return mention.state, mention.get_state_display()

    @display(description=_("匹配理由"))
    def reason_words(self, mention):
        return reasons.in_words(mention.reason) or "—"

    @display(description=_("文章"), ordering="article")
    def in_article(self, mention):
        url = reverse("admin:ingest_article_change", args=[mention.article_id])
        return format_html('<a href="{}" class="text-primary-600">{}</a>', url, mention.article)

    @display(description=_("规则"))
    def rule_words(self, mention):
        return rule_words.in_words(mention.rule) or "—"

    @display(description=_("所指记录"))
    def means(self, mention):
        return mention.record or "—"
