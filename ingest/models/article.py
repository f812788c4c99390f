"""Outlets and the articles loaded from them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ingest.querysets import ArticleQuerySet, SourceQuerySet


class Source(models.Model):
    """An outlet: who published."""

    name = models.CharField(_("名称"), max_length=100, unique=True)
    aliases = models.JSONField(_("别名"), default=list, blank=True)
    domain = models.CharField(_("域名"), max_length=100, blank=True)
    kind = models.CharField(_("类别"), max_length=20, blank=True)
    sample = models.BooleanField(_("样例"), default=False, help_text=_("本站自写的样例，不是媒体。"))
    note = models.TextField(_("说明"), blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("媒体与来源")
        verbose_name_plural = _("媒体与来源")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)


class Article(models.Model):
    """One text as it was found: raw bytes with their hash, its dates, and what the reader made of it.

    Three dates stay three: when things happened stands on the claims, `published_on` is what the page says
    (and `published_basis` how that is known), `fetched_at` is when it came here.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("待读")
        READ = "read", _("已读")
        IRRELEVANT = "irrelevant", _("无关")
        FAILED = "failed", _("失败")

    sha256 = models.CharField(_("指纹"), max_length=64, unique=True)
    raw = models.BinaryField(_("原文字节"))
    format = models.CharField(_("格式"), max_length=8, default="txt")
    encoding = models.CharField(_("编码"), max_length=20, blank=True)
    name = models.CharField(_("文件"), max_length=300, help_text=_("读入时的文件名或编号。"))
    url = models.URLField(_("原文链接"), max_length=1000, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("来源")
    )
    outlet = models.CharField(_("页面署名来源"), max_length=100, blank=True)
    title = models.CharField(_("标题"), max_length=300, blank=True)
    published_on = models.DateField(_("发布日期"), null=True, blank=True, db_index=True)
    published_basis = models.CharField(_("发布日期依据"), max_length=10, blank=True)
    fetched_at = models.DateTimeField(_("读入时间"), auto_now_add=True)
    status = models.CharField(
        _("状态"), max_length=10, choices=Status.choices, default=Status.PENDING, db_index=True
    )
    reason = models.CharField(_("原因"), max_length=300, blank=True)
    body = models.TextField(_("正文"), blank=True)
    meta = models.JSONField(
        _("随文数据"), default=dict, blank=True, help_text=_("来源随文给出的标题、日期等，未经核对。")
    )
    reader_version = models.CharField(_("读取器版本"), max_length=20, blank=True)
    fingerprint = models.BigIntegerField(_("正文指纹"), null=True, blank=True, db_index=True)
    origin = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reprints",
        verbose_name=_("转载自"),
    )
    sample = models.BooleanField(_("样例"), default=False)
    # When it was last handed to the workers; empty where no broker was there.
    queued_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Counted up whenever what the article says changes; settling writes the number it has dealt with.
    revision = models.PositiveIntegerField(default=0, editable=False)
    settled_revision = models.PositiveIntegerField(default=0, editable=False)
    # [kind, record id] of what its mentions meant before the last reading: to be settled once more.
    left_behind = models.JSONField(default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("文章")
        verbose_name_plural = _("文章")
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(
                fields=["id"], name="article_unsettled", condition=~Q(revision=F("settled_revision"))
            )
        ]

    def __str__(self):
        return self.title or self.name

    def get_absolute_url(self):
        return reverse("articles:detail", args=[self.pk])
