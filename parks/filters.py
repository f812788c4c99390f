"""The one filter set for the list of parks, its map and its counts."""

from functools import reduce
from operator import and_, or_

import django_filters
from django import forms
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parks import display
from parks.listing import AT_LEAST, AT_MOST, MultipleModelFilter, with_outer
from parks.models import District, Park, SearchEntry, Sector
from parks.pins import ParkColumns
from parks.search import answering
from parks.where import WhereFilter

PARK_SORTS = {
    "name": (_("名称（拼音）"), ("slug",)),
    "land": (_("用地"), (F("area_mu").desc(nulls_last=True), "slug")),
    "projects": (_("项目数"), ("-project_count", "slug")),
    "latest": (_("最近报道"), (F("last_reported_on").desc(nulls_last=True), "slug")),
}


# Value of `?land=` → label, from, below (亩).
BANDS = {
    "to-100": (_("不到 100 亩"), 0, 100),
    "100-500": (_("100–500 亩"), 100, 500),
    "500-1000": (_("500–1,000 亩"), 500, 1000),
    "1000-5000": (_("1,000–5,000 亩"), 1000, 5000),
    "from-5000": (_("5,000 亩及以上"), 5000, None),
}


class AnyValuesField(forms.MultipleChoiceField):
    """Values are whatever records hold; one that none holds finds nothing."""

    def valid_value(self, value):
        return True


class ValuesFilter(django_filters.MultipleChoiceFilter):
    field_class = AnyValuesField

    def is_noop(self, queryset, value):
        return not value


class ParkFilter(WhereFilter):
    """Every state of the list is in the URL: `?q=&district=&zone=&sector=&level=&kind=&has=&sort=&page=`, land by
    bands or from–to (`land= land_min= land_max=`, 亩), and where (parks.where)."""

    q = django_filters.CharFilter(label=_("名称、地点或产业"), method="by_words")
    district = MultipleModelFilter(
        label=_("区县"), queryset=District.objects.defer("boundary"), method="by_district"
    )
    sector = MultipleModelFilter(label=_("产业"), queryset=Sector.objects.all(), method="by_sector")
    # One value a park each: no row comes twice, so the database need not look for doubles.
    level = django_filters.MultipleChoiceFilter(label=_("级别"), choices=Park.Level.choices, distinct=False)
    kind = ValuesFilter(label=_("类型"), distinct=False)
    zone = ValuesFilter(label=_("片区"), field_name="district__zone", distinct=False)
    has = django_filters.MultipleChoiceFilter(
        label=_("有"),
        method="having",
        choices=[
            ("projects", _("项目")),
            ("area", _("用地面积")),
            ("contact", _("联系方式")),
            ("pin", _("地图位置")),
        ],
    )
    land = django_filters.MultipleChoiceFilter(
        label=_("用地"), method="by_land", choices=[(band, label) for band, (label, *_ends) in BANDS.items()]
    )
    land_min = django_filters.NumberFilter(label=_("用地至少（亩）"), field_name="area_mu", lookup_expr="gte")
    land_max = django_filters.NumberFilter(label=_("至多（亩）"), field_name="area_mu", lookup_expr="lte")
    facets = dict.fromkeys(("district", "sector", "land", "level", "kind", "zone", "has"))  # of PAIRS
    amounts = {"land_min": ("area_mu", AT_LEAST), "land_max": ("area_mu", AT_MOST)}

    class Meta:
        model = Park
        fields = []

    searched = SearchEntry.Kind.PARK
    typed = ("q", "near", "km", "land_min", "land_max")

    def by_words(self, queryset, name, value):
        return answering(queryset, SearchEntry.Kind.PARK, value, self.request)

    def by_land(self, queryset, name, values):
        return queryset.filter(reduce(or_, map(in_band, values))) if values else queryset

    def by_district(self, queryset, name, districts):
        if not districts:
            return queryset
        shared = Park.other_districts.through.objects.filter(district__in=districts)
        return queryset.filter(Q(district__in=districts) | Q(pk__in=shared.values("park")))

    def by_sector(self, queryset, name, sectors):
        """A sector takes what lies in its inner sectors, too."""
        if not sectors:
            return queryset
        inside = Q(sectors__in=sectors) | Q(sectors__parent__in=sectors)
        return queryset.filter(pk__in=Park.objects.filter(inside).order_by().values("pk"))

    def having(self, queryset, name, values):
        for value in values:
            queryset = queryset.filter(HAVING[value])
        return queryset

    @classmethod
    def everything(cls):
        return Park.objects.published().with_counts().order_by()

    @classmethod
    def pairs(cls):
        return {name: pairs(cls.everything()) for name, pairs in PAIRS.items()}

    @classmethod
    def make_columns(cls):
        return ParkColumns(cls.everything(), cls.pairs())

    def together(self, name, sets):
        """A park must have all that is asked for, but be in any of the places."""
        return reduce(and_, sets) if name == "has" else super().together(name, sets)

    def ordered(self, name, counts, chosen):
        """(value, label) of what some park has or what is chosen; sectors each before its inner ones."""
        wanted = {value for value, n in counts.items() if n} | set(chosen)
        if name == "sector":
            tree = self.columns.remember(("tree", get_language()), lambda: list(sector_tree()))
            return [pair for pair in tree if pair[0] in wanted]
        if name in VOCABULARY:
            pairs = [(value, display.term(value)) for value in wanted]
        else:
            pairs = self.choices(name, wanted)
        return (
            pairs
            if name in ("level", "has", "land")
            else sorted(pairs, key=lambda pair: (-counts.get(pair[0], 0), pair))
        )

    def text(self, name, value):
        return display.term(value) if name in VOCABULARY else super().text(name, value)


def in_band(band):
    """The condition of a land band; its upper end belongs to the next one."""
    _label, low, high = BANDS[band]
    return Q(area_mu__gte=low) if high is None else Q(area_mu__gte=low, area_mu__lt=high)


# Filters whose values are words that records hold.
VOCABULARY = ("kind", "zone")
HAVING = {
    "projects": Q(project_count__gt=0),
    "area": Q(area_mu__isnull=False),
    "contact": ~Q(contact=""),
    "pin": ~Q(position_precision="district"),
}


def sector_tree():
    """(slug, label) of the outer sectors, each followed by its inner ones, set in."""
    sectors = list(Sector.objects.order_by("order"))
    for outer in (sector for sector in sectors if sector.parent_id is None):
        yield outer.slug, display.local_name(outer)
        for inner in (sector for sector in sectors if sector.parent_id == outer.pk):
            yield inner.slug, f"\u3000{display.local_name(inner)}"


def plain(path):
    return lambda parks: parks.values_list("pk", path)


def bands(parks):
    for pk, area in parks.exclude(area_mu=None).values_list("pk", "area_mu"):
        for band, (_label, low, high) in BANDS.items():
            if low <= area and (high is None or area < high):
                yield pk, band


def having(parks):
    return [
        (pk, name)
        for name, condition in HAVING.items()
        for pk in parks.filter(condition).values_list("pk", flat=True)
    ]


# What each facet counts: a function of all parks that gives (id, value).
PAIRS = {
    "district": lambda parks: parks.by_district(),
    "sector": lambda parks: with_outer(parks, "sectors__slug"),
    "land": bands,
    "level": plain("level"),
    "kind": plain("kind"),
    "zone": plain("district__zone"),
    "has": having,
}
