"""What a report is about: a claim, a record or a page, in the words that the public sees."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import Resolver404, resolve, reverse

from ingest import reviewing
from ingest.models import Article, Claim
from parks import evidence as proof
from parks import fields
from parks.display import local_name
from parks.models import District, Park, Sector
from parks.templatetags.facts import statement
from projects.models import Company, Project, SigningEvent

SETTLED = {"park": Park, "project": Project, "company": Company, "event": SigningEvent}
PLACES = {"district": (District, "parks:district"), "sector": (Sector, "parks:sector")}
NO_TEXTS = ("article__raw", "article__body", "article__meta")


@dataclass
class Subject:
    """`record` is `park/<slug>` or the like, "" for a mere page; `said` is the statement that the page shows."""

    record: str = ""
    name: str = ""
    url: str = ""
    claim: Claim | None = None
    label: str = ""
    said: dict | None = None

    @property
    def shown(self):
        """The value as printed on the page: hedge, figure, unit."""
        value = self.said["value"] if self.said else None
        if not value:
            return ""
        return " ".join(filter(None, [f"{value['before']}{value['figure']}", str(value["unit"])]))

    @property
    def sentence(self):
        """The first sentence that the page shows for it."""
        quotes = self.said["quotes"] if self.said else []
        return f"{quotes[0].before}{quotes[0].marked}{quotes[0].after}" if quotes else ""


def asked_for(query):
    """The subject that a query names by `claim`, `record` or `page`; 404 for what the public cannot see."""
    if query.get("claim"):
        return of_claim(query["claim"])
    if query.get("record"):
        return of_record(query["record"])
    return of_page(query.get("page", ""))


def of_claim(pk):
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        raise Http404
    related = [f"mention__{kind}" for kind in reviewing.KINDS]
    claims = Claim.objects.standing().filter(withdrawn=False).defer(*NO_TEXTS)
    claim = (
        claims.select_related("article__source", "mention", *related, *reviewing.KINDS).filter(pk=pk).first()
    )
    kind, record = reviewing.subject(claim) if claim else (None, None)
    if record is None or kind not in SETTLED or not record.published:
        raise Http404
    subject = of_record(f"{kind}/{record.slug}")
    subject.claim = claim
    subject.label = fields.label(record, claim.field)
    # Its own page offers no link to itself.
    subject.said = {**statement(record, _Row(claim.field, claim)), "no_report": True}
    return subject


def of_record(text):
    """`park/<slug>`, `district/<slug>`, `article/<pk>` …"""
    kind, _slash, name = text.partition("/")
    if kind in SETTLED:
        record = SETTLED[kind].objects.published().filter(slug=name).first()
        url = record.get_absolute_url() if record else ""
    elif kind in PLACES:
        model, view = PLACES[kind]
        record = model.objects.filter(slug=name).first()
        url = reverse(view, args=[name]) if record else ""
    elif kind == "article" and name.isascii() and name.isdigit() and len(name) < 19:
        record = Article.objects.read().without_texts().filter(pk=name).first()
        url = record.get_absolute_url() if record else ""
    else:
        record = None
    if record is None:
        raise Http404
    title = proof.mask_phones(record.title or record.name) if kind == "article" else local_name(record)
    return Subject(record=text, name=title, url=url)


def of_page(path):
    """A page of this site by its path; anything else is left out rather than linked to."""
    try:
        resolve(path)
    except Resolver404:
        path = ""
    return Subject(url=path[:300])


@dataclass
class _Row:
    """A claim as `statement` wants it: with the field it speaks of."""

    field: str
    claim: Claim
