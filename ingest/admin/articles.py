"""Articles: what was read, what failed and why, and their facts to judge beside the text."""

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Count, OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter, RelatedDropdownFilter
from unfold.decorators import action, display

from ingest.admin.claims import SUBJECTS, ClaimDisplay
from ingest.admin.forms import ReviewForm, UploadForm
from ingest.admin.pages import page, require
from ingest.marking import marked
from ingest.models import Article, Claim
from ingest.uploading import load_upload

HOW_PUBLISHED = {
    "printed": _("页面写明"),
    "dateline": _("据报道电头"),
    "stamp": _("据网页日期"),
    "feed": _("据来源随文给出的日期"),
}
PREVIEW = 3000  # characters of a text that could not be read


class ClaimInline(ClaimDisplay, TabularInline):
    """The article's claims, each with room for a verdict."""

    model = Claim
    form = ReviewForm
    fields = ("about", "field_name", "stands", "said_in", "verdict_words", "decision", "new_value", "why")
    readonly_fields = ("about", "field_name", "stands", "said_in", "verdict_words")
    verbose_name_plural = _("读出的事实（可逐条审定，保存后生效）")
    extra = 0
    max_num = 0
    can_delete = False
    hide_title = True
    per_page = 40
    show_change_link = True

    def get_queryset(self, request):
        self.look_up_codes()
        return super().get_queryset(request).select_related("mention", *SUBJECTS)

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    list_display = ("headline", "source", "published_on", "status_label", "reason", "facts", "fetched_at")
    list_filter = (
        ("status", ChoicesDropdownFilter),
        ("source", RelatedDropdownFilter),
        ("published_on", RangeDateFilter),
        ("origin", admin.EmptyFieldListFilter),
        "sample",
    )
    list_filter_submit = True
    list_per_page = 50
    list_select_related = ("source",)
    list_before_template = "admin/ingest/_article_tools.html"
    change_form_before_template = "admin/ingest/_article_text.html"
    compressed_fields = True
    search_fields = ("title", "name", "url", "outlet")
    search_help_text = _("按标题、文件名、链接或署名搜索")
    actions = ("read_again",)
    actions_submit_line = ("read_this_again",)
    inlines = (ClaimInline,)
    shown = (
        "title",
        "status",
        "reason",
        "source",
        "outlet",
        "url",
        "published_on",
        "published_how",
        "fetched_at",
        "origin",
        "sample",
    )
    kept = ("name", "format", "encoding", "sha256", "reader_version")
    readonly_fields = shown + kept
    fieldsets = [
        (_("文章"), {"fields": shown}),
        (_("文件"), {"fields": kept, "classes": ("collapse",)}),
    ]

    def get_queryset(self, request):
        return self.with_fact_counts(super().get_queryset(request).defer("raw", "meta", "body"))

    def with_fact_counts(self, articles):
        claims = (
            Claim.objects.filter(article=OuterRef("pk")).order_by().values("article").annotate(n=Count("pk"))
        )
        return articles.annotate(facts_read=Subquery(claims.values("n")))

    def changelist_view(self, request, extra_context=None):
        counts = dict(Article.objects.order_by().values_list("status").annotate(Count("pk")))
        more = {
            "pending": counts.get("pending", 0),
            "failed": counts.get("failed", 0),
            "broker": bool(settings.REDIS_URL),
        }
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = (
            Article.objects.defer("raw", "meta").filter(pk=object_id).first() if object_id.isdigit() else None
        )
        more = text_of(article) if article else {}
        return super().change_view(request, object_id, form_url, {**more, **(extra_context or {})})

    def get_urls(self):
        site = self.admin_site.admin_view
        own = [
            path("upload/", site(upload), name="ingest_article_upload"),
            path("read-pending/", site(read_pending), name="ingest_article_read_pending"),
        ]
        return own + super().get_urls()

    def has_add_permission(self, request):
        return False  # articles come by upload, folder, feed or command

    def has_delete_permission(self, request, obj=None):
        return False

    def save_formset(self, request, form, formset, change):
        judged = sum(one.apply(request.user) for one in formset.forms if one.has_changed())
        formset.new_objects = formset.changed_objects = formset.deleted_objects = []
        if judged:
            text = ngettext("审定了 %(n)d 条主张。", "审定了 %(n)d 条主张。", judged)
            messages.success(request, text % {"n": judged})

    @display(description=_("发布日期依据"))
    def published_how(self, article):
        return HOW_PUBLISHED.get(article.published_basis, article.published_basis) or "—"

    @display(description=_("标题"), ordering="title")
    def headline(self, article):
        return str(article)

    @display(
        description=_("状态"),
        ordering="status",
        label={"已读": "success", "失败": "danger", "待读": "warning", "无关": "info"},
    )
    def status_label(self, article):
        return article.get_status_display()

    @display(description=_("事实数"), ordering="facts_read")
    def facts(self, article):
        return article.facts_read or "—"

    @action(description=_("再读所选"), permissions=["change"])
    def read_again(self, request, queryset):
        tell(request, read(queryset.values_list("pk", flat=True)))

    @action(description=_("再读这篇"), permissions=["change"])
    def read_this_again(self, request, obj):
        tell(request, read([obj.pk]))


def text_of(article):
    """The text with marks; of one that could not be read, its beginning as far as it is text."""
    if article.body:
        claims = list(article.claims.filter(withdrawn=False))
        return {"passages": marked(article.body, claims)}
    return {
        "preview": bytes(article.raw[: PREVIEW * 4]).decode("utf-8", "replace")[:PREVIEW].replace("\x00", "␀")
    }


def read(pks):
    """Read these articles: by the workers where there is a broker, else now. Returns what happened, in words."""
    from ingest import loading, tasks  # they load the reader's word lists, which no other page needs
    from ingest.settling import settle

    if settings.REDIS_URL:
        tasks.queue(list(pks))
        return gettext("已交给后台任务，稍后刷新可见结果。")
    summary = loading.read_chosen(pks)
    settle()
    return in_words(summary)


def in_words(summary):
    """`已读 3 篇，失败 1 篇`."""
    names = dict(Article.Status.choices) | {"known": _("已有"), "queued": _("已排队")}
    parts = [
        gettext("%(outcome)s %(n)d 篇") % {"outcome": names.get(outcome, outcome), "n": n}
        for outcome, n in summary.counts.items()
        if n
    ]
    return gettext("，").join(parts) or gettext("没有文章。")


def tell(request, words):
    messages.success(request, words)


@require_POST
def read_pending(request):
    """Read whatever is pending, in process where there is no broker."""
    require(request, "ingest.change_article")
    tell(request, read(list(Article.objects.pending().values_list("pk", flat=True))))
    return redirect(reverse("admin:ingest_article_changelist"))


def upload(request):
    """Several files at once; each becomes articles, with a clear word on those that do not."""
    require(request, "ingest.add_article")
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        summary = load_upload(form.cleaned_data["files"])
        if summary.counts:
            messages.success(request, in_words(summary))
        else:
            messages.warning(request, gettext("文件里没有找到文章。"))
        for name, reason in summary.failures[:20]:
            messages.error(request, f"{name}：{reason}")
        return redirect(reverse("admin:ingest_article_changelist"))
    context = {
        "form": form,
        "limit_mb": settings.MAX_ARTICLE_BYTES // 2**20,
        "broker": bool(settings.REDIS_URL),
    }
    return page(request, "admin/ingest/upload.html", gettext("上传文章"), **context)
