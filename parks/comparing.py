"""Two to four parks side by side: the same rows for all, and where they differ. The choice stands in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from parks import display, fields, near, portrait
from parks import evidence as proof
from parks.addresses import Gone, successor
from parks.filters import ParkFilter
from parks.models import Park

LEAST, MOST = 2, 4
OFFERED = 12


@dataclass
class Cell:
    """One park's value: by the evidence of a field, or as a text or sum of our own counting."""

    park: object
    known: bool
    group: dict = None


@dataclass
class Row:
    """`state` is same, differs, or partly: known of some and not of others. `field` is "" for what is counted."""

    label: str
    field: str
    cells: list
    state: str


def slugs_in(text):
    """`a,b,b` → [a, b]; in the order given, each once."""
    return list(dict.fromkeys(slug.strip() for slug in text.split(",") if slug.strip()))


def address(slugs, **more):
    """`/compare/?parks=a,b`"""
    query = {"parks": ",".join(slugs)} if slugs else {}
    query |= {key: value for key, value in more.items() if value}
    return reverse("parks:compare") + (f"?{urlencode(query, safe=',')}" if query else "")


class Compare(TemplateView):
    """`/compare/?parks=a,b,c`; with fewer than two parks it helps to find others, with `q` it looks for them."""

    template_name = "parks/compare.html"

    def get(self, request, *args, **kwargs):
        asked = slugs_in(request.GET.get("parks", ""))
        today = standing(asked)
        if today != asked and len(today) == len(asked):
            return redirect(address(today, q=request.GET.get("q")), permanent=True)
        self.parks, self.lost = chosen(today[:MOST]), len(asked) - len(today)
        self.left_out = max(0, len(today) - MOST)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()[:80]
        slugs = [park.slug for park in self.parks]
        enough = len(self.parks) >= LEAST
        offers = offered(self.parks, query) if len(self.parks) < MOST else []
        return super().get_context_data(**kwargs) | {
            "columns": [
                (park, address([slug for slug in slugs if slug != park.slug])) for park in self.parks
            ],
            "rows": rows(self.parks) if enough else [],
            "missing": missing(self.parks) if enough else [],
            "offers": [(park, address([*slugs, park.slug])) for park in offers],
            "chosen": ",".join(slugs),
            "full": len(self.parks) >= MOST,
            "lost": self.lost,
            "left_out": self.left_out,
            "query": query,
            "page_sample": "part" if any(proof.sampled(park) for park in self.parks) else "",
        }


def standing(slugs):
    """The slugs under which the parks stand today, each once; those that lead nowhere are left out."""
    public = set(Park.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
    today = [slug if slug in public else led_to(slug) for slug in slugs]
    return list(dict.fromkeys(slug for slug in today if slug))


def led_to(slug):
    try:
        record = successor(Park, "park", slug)
    except Gone:
        return ""
    return record.slug if record else ""


def chosen(slugs):
    found = Park.objects.published().with_links().with_counts().with_evidence().filter(slug__in=slugs)
    return sorted(found, key=lambda park: slugs.index(park.slug))


def offered(parks, query):
    """Parks to add: what the query finds, else neighbours of the first, else those with most projects."""
    rows = Park.objects.published().select_related("district").defer("district__boundary")
    taken = {park.pk for park in parks}
    if query:
        found = ParkFilter({"q": query}, rows.with_counts()).qs.order_by("slug")
    elif parks:
        close = [park for _km, park in near.neighbours(parks[0]).rows]
        found = close or near.others_in_district(parks[0]).rows
    else:
        found = rows.with_counts().order_by("-project_count", "slug")
    return [park for park in found[: OFFERED + len(taken)] if park.pk not in taken][:OFFERED]


def rows(parks):
    """What is known of at least one park, field by field, then what the directory counts."""
    known = [row for row in (field_row(name, parks) for name in portrait.SHEET) if row.state != "unknown"]
    return [*known, *counted_rows(parks)]


def missing(parks):
    """Labels of what is known of none."""
    return [fields.label(parks[0], name) for name in portrait.SHEET if not any(texts(p, name) for p in parks)]


def texts(park, name):
    return tuple(sorted(value.text + value.unit for value in fields.values(park, name)))


def field_row(name, parks):
    values = [texts(park, name) for park in parks]
    cells = [Cell(park, bool(value)) for park, value in zip(parks, values, strict=True)]
    return Row(fields.label(parks[0], name), name, cells, state_of(values))


def state_of(values):
    known = [value for value in values if value]
    if not known:
        return "unknown"
    if len(set(known)) > 1:
        return "differs"
    return "same" if len(known) == len(values) else "partly"


def counted_rows(parks):
    """Projects planned, being built and done apart (DESIGN §2.6), ceremonies, and how well reported each is."""
    groups = [park.projects.published().by_stage_group() for park in parks]
    labels = {"planned": _("计划与签约的项目"), "building": _("在建的项目"), "done": _("建成投产的项目")}
    found = []
    for name, label in labels.items():
        cells = [Cell(park, True, group[name]) for park, group in zip(parks, groups, strict=True)]
        values = [(cell.group["n"], cell.group["sum_yi"]) for cell in cells]
        found.append(Row(label, "", cells, "differs" if len(set(values)) > 1 else "same"))
    for name, label in (("event_count", _("签约与开工活动")), ("article_count", _("报道"))):
        found.append(number_row(label, name, parks))
    return found


def number_row(label, name, parks):
    numbers = [getattr(park, name) for park in parks]
    cells = [
        Cell(park, True, {"text": display.number(number)})
        for park, number in zip(parks, numbers, strict=True)
    ]
    return Row(label, "", cells, "differs" if len(set(numbers)) > 1 else "same")
