"""The site's search as its page shows it: hits by kind, each with the sentence in which the words stand."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config import hits as hits_html
from ingest.models import Evidence
from parks.evidence import mask_phones
from parks.links import page
from parks.models import SearchEntry
from parks.prepared import Prepared
from parks.search import bare, find

Kind = SearchEntry.Kind
PER_KIND, OF_ONE_KIND, SUGGESTED = 12, 100, 8
# In the order of the page: key in the address, label, the list that takes the same words.
KINDS = {
    "parks": (Kind.PARK, pgettext_lazy("plural", "园区"), "parks:list"),
    "districts": (Kind.DISTRICT, pgettext_lazy("plural", "区县"), ""),
    "townships": (Kind.TOWNSHIP, pgettext_lazy("plural", "镇街"), ""),
    "sectors": (Kind.SECTOR, pgettext_lazy("plural", "产业"), ""),
    "projects": (Kind.PROJECT, pgettext_lazy("plural", "项目"), "projects:list"),
    "companies": (Kind.COMPANY, pgettext_lazy("plural", "企业"), "projects:companies"),
    "events": (Kind.EVENT, pgettext_lazy("plural", "活动"), "projects:events"),
}
# What one of them is called.
LABELS = {
    Kind.PARK: _("园区"),
    Kind.DISTRICT: _("区县"),
    Kind.TOWNSHIP: _("镇街"),
    Kind.SECTOR: _("产业"),
    Kind.PROJECT: _("项目"),
    Kind.COMPANY: _("企业"),
    Kind.EVENT: _("活动"),
}
# Kinds whose names are captions: the sentence tells what they are.
QUOTED = {Kind.PROJECT: "project", Kind.EVENT: "event"}


@dataclass
class Group:
    """The best hits of one kind, and how many there are in all (`more`: at least)."""

    kind: str
    label: str
    total: int
    more: bool
    hits: list = field(default_factory=list)
    list_url: str = ""

    @property
    def rows(self):
        return hits_html.rows(self.hits)


def search(query, kind=""):
    """Groups with hits, in the order of the page; with `kind` more hits of that one kind."""
    asked = {name: KINDS[name] for name in KINDS if not kind or name == kind}
    found = find(query, [of for of, _, _ in asked.values()], OF_ONE_KIND if kind else PER_KIND)
    groups = []
    for name, (of, label, address) in asked.items():
        if of in found:
            hits = found[of]
            url = f"{page(address)}?{urlencode({'q': query})}" if address else ""
            groups.append(Group(name, label, hits.total, hits.more, hits.hits, url))
            quote(QUOTED.get(of), hits.hits)
    return groups


def suggest(query):
    """The few best hits of all kinds, the best first, each with its `label`."""
    found = find(query, most=SUGGESTED)
    hits = sorted(hit for of_kind in found.values() for hit in of_kind.hits)[:SUGGESTED]
    for hit in hits:
        hit.label = LABELS[hit.entry.kind]
    return hits


def quote(kind, hits):
    """Give each hit of a project or ceremony its `sentence`: the one in which most of the words stand."""
    if not kind or not hits:
        return
    by_record = {hit.entry.record: hit for hit in hits}
    sentences = defaultdict(dict)
    for record, spans in asked_spans(kind)(list(by_record)):
        for span in spans or ():
            sentences[record].setdefault(span.get("sentence", ""))
    for record, hit in by_record.items():
        hit.sentence = mask_phones(best_sentence(sentences[record], hit.words))


@cache
def asked_spans(kind):
    """(record, spans) of what stands behind records of a kind, the chosen first."""
    rows = Evidence.objects.exclude(claim__verdict="rejected").order_by("-chosen", "field", "rank")
    return Prepared(
        lambda ids: rows.filter(**{f"{kind}_id__in": ids}).values_list(f"{kind}_id", "claim__spans"), list
    )


def best_sentence(sentences, words):
    """The sentence with most of the words, else "": one that says none of them explains nothing."""
    counted = [(sum(word in bare(text) for word in words), -len(text), text) for text in sentences if text]
    best = max(counted, default=(0, 0, ""))
    return best[2] if best[0] else ""
