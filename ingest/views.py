"""Pages of articles: quoted to the public, complete for curators (DESIGN §2.8)."""

from dataclasses import dataclass

import django_filters
from django import forms
from django.db.models import Count, F
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from ingest.marking import marked
from ingest.models import Article, Source
from parks.evidence import mask_phones
from parks.fields import label
from parks.listing import FacetedFilterSet, FilteredList
from parks.templatetags.facts import statement

DAY = forms.DateInput(attrs={"type": "date"})
# How the day of publication was known; a page's own stamp is no inference.
PUBLISHED_HOW = {
    "printed": _("正文写明"),
    "stamp": _("网页标注"),
    "dateline": _("据报道电头"),
    "context": _("据上下文推定"),
}
KINDS = ("event", "project", "park", "company")


class ArticleFilter(FacetedFilterSet):
    q = django_filters.CharFilter(label=_("标题"), field_name="title", lookup_expr="icontains")
    # Outlets have Chinese names in both languages.
    source = django_filters.ModelMultipleChoiceFilter(
        label=_("来源"), queryset=Source.objects.all(), widget=forms.SelectMultiple(attrs={"lang": "zh-Hans"})
    )
    since = django_filters.DateFilter(
        label=_("发布自"), field_name="published_on", lookup_expr="gte", widget=DAY
    )
    until = django_filters.DateFilter(
        label=_("发布至"), field_name="published_on", lookup_expr="lte", widget=DAY
    )

    class Meta:
        model = Article
        fields = []


class ArticleList(FilteredList):
    """What was read: one row a story, its reprints counted."""

    filterset_class = ArticleFilter
    template_name = "articles/list.html"
    sorts = {
        "latest": (_("发布日期"), (F("published_on").desc(nulls_last=True), "-pk")),
        "fetched": (_("读入时间"), ("-fetched_at", "-pk")),
    }

    def get_queryset(self):
        articles = Article.objects.read().originals().without_texts()
        return articles.select_related("source").annotate(reprint_count=Count("reprints"))


@dataclass
class Said:
    """A sentence of the article with its printed words marked, and the facts read out of it."""

    passages: list
    facts: list


@dataclass
class Subject:
    """One record that the article speaks of, and what it says of it."""

    kind: str
    record: object
    sentences: list

    @property
    def kind_label(self):
        return self.record._meta.verbose_name


class ArticleDetail(DetailView):
    template_name = "articles/detail.html"

    def get_queryset(self):
        articles = Article.objects.select_related("source", "origin__source")
        return articles if self.may_read else articles.read().without_texts()

    @property
    def may_read(self):
        return self.request.user.is_staff and self.request.user.has_perm("ingest.view_article")

    def get_context_data(self, **kwargs):
        article = self.object
        claims = claims_of(article)
        return super().get_context_data(
            subjects=subjects(claims),
            reprints=article.reprints.without_texts().select_related("source"),
            passages=marked(article.body, claims) if self.may_read else None,
            page_sample=article.sample,
            published_how=PUBLISHED_HOW.get(article.published_basis, ""),
            last_updated=article.fetched_at,
            **kwargs,
        )


def claims_of(article):
    """The article's standing claims with the records they are about, in the order of the text."""
    records = [f"mention__{kind}" for kind in KINDS]
    claims = article.claims.standing().filter(withdrawn=False, mention__isnull=False)
    claims = list(claims.select_related("mention", *records))
    for claim in claims:
        claim.article = article
    return sorted(claims, key=lambda claim: claim.spans[0]["start"] if claim.spans else 0)


def subjects(claims):
    """The records that the claims are about, each with its sentences in the order of the text.

    What no published record stands for is left out, and so are the captions that settling words anew.
    """
    about = {}
    for claim in claims:
        kind, record = claim.mention.kind, claim.mention.record
        if (
            kind == "district"
            or record is None
            or not record.published
            or (kind, claim.field) == ("event", "name")
        ):
            continue
        about.setdefault((kind, record.pk), (record, []))[1].append(claim)
    found = [Subject(kind, record, sentences(record, said)) for (kind, _pk), (record, said) in about.items()]
    return sorted(found, key=lambda subject: KINDS.index(subject.kind))


def sentences(record, claims):
    """The claims' sentences, each once, with all that was read out of it."""
    by_sentence = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    return [
        Said(
            marked(sentence, said, public=mask_phones),
            [(label(record, c.field), statement(record, _Row(c.field, c))) for c in said],
        )
        for sentence, said in by_sentence.items()
    ]


@dataclass
class _Row:
    """A claim as `statement` wants it: with the field it speaks of."""

    field: str
    claim: object
