"""The parks, districts, towns and sectors that a search looks through, as entries of its index."""

import re
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import override

from parks import display, unplaced
from parks.index import writing
from parks.models import District, Park, SearchEntry, Sector, Township

Kind = SearchEntry.Kind


@cache
def page(view):
    """The address of such pages below the home page, the same in every language, with {} for the slug."""
    with override("zh-hans"):
        return (
            reverse(view, args=["slug-of-it"]).removeprefix(get_script_prefix()).replace("slug-of-it", "{}")
        )


def local_names(things, joint="、"):
    """`(Chinese, English)`: the names of some places or sectors in one line each."""
    chinese = [thing.name for thing in things if thing]
    english = [getattr(thing, "english_name", "") or thing.name_en for thing in things if thing]
    return joint.join(chinese), ", ".join(english)


def lines(*parts):
    """`(Chinese, English)` from pairs of them; what is empty is left out."""
    return tuple(" · ".join(filter(None, line)) for line in zip(*parts, strict=True))


def without_brackets(names):
    """Names as people shorten them: 西部（重庆）科学城 → 西部科学城. Those without brackets inside are left out."""
    shorter = (re.sub(r"(?<=.)[（(][^（()）]*[)）](?=.)", "", name) for name in names)
    return [short for short, name in zip(shorter, names, strict=True) if short != name]


def chosen(rows, ids):
    """All rows or those with these ids; in no order, which would cost a sort of everything."""
    rows = rows.order_by()
    return rows if ids is None else rows.filter(pk__in=ids)


def parks(ids=None):
    rows = Park.objects.published().select_related("district", "township")
    rows = rows.defer("district__boundary").prefetch_related("sectors", "other_districts")
    for park in chosen(rows, ids).iterator(chunk_size=writing.CHUNK):
        others = list(park.other_districts.all())
        sectors = list(park.sectors.all())
        places = [place.name for place in (park.district, *others, park.township) if place]
        industries = "、".join(park.industries[:4])
        in_english = [thing.name_en for thing in (park.district, *sectors) if thing]
        in_english += filter(None, map(display.english_terms().get, park.industries))
        detail, detail_en = lines(local_names([park.district]), (industries, local_names(sectors)[1]))
        yield SearchEntry(
            kind=Kind.PARK,
            record=park.pk,
            name=park.name,
            name_en=park.english_name[:200],
            path=page("parks:detail").format(park.slug),
            aliases=[*park.aliases, *without_brackets([park.name]), park.english_name],
            context=[
                *places,
                *without_brackets(places),
                *park.industries,
                *(sector.name for sector in sectors),
                *in_english,
            ],
            detail=detail,
            detail_en=detail_en,
            weight=park.article_count,
        )


def districts(ids=None):
    for district in chosen(District.objects.defer("boundary"), ids):
        yield SearchEntry(
            kind=Kind.DISTRICT,
            record=district.pk,
            name=district.name,
            name_en=district.name_en,
            path=page("parks:district").format(district.slug),
            aliases=[*district.aliases, *without_brackets([district.name]), district.name_en],
            detail_en=district.name,
        )


def townships(ids=None):
    """Towns lead to the parks around them; those of which nobody knows where they lie to their district."""
    rows = Township.objects.filter(current=True).select_related("district").defer("district__boundary")
    for town in chosen(rows, ids):
        placed = town.longitude is not None or unplaced.has_neighbour(town)
        around = ("周围 20 公里的园区", "parks within 20 km") if placed else ("", "")
        place, place_en = lines(local_names([town.district]), around)
        yield SearchEntry(
            kind=Kind.TOWNSHIP,
            record=town.pk,
            name=town.name,
            name_en=town.english_name,
            path=f"parks/?near={town.code}" if placed else page("parks:district").format(town.district.slug),
            aliases=town.former_names,
            context=[town.district.name],
            detail=place,
            detail_en=place_en,
        )


def sectors(ids=None):
    for sector in chosen(Sector.objects.all(), ids):
        yield SearchEntry(
            kind=Kind.SECTOR,
            record=sector.pk,
            name=sector.name,
            name_en=sector.name_en,
            path=page("parks:sector").format(sector.slug),
            aliases=[sector.name_en],
            context=sector.keywords,
            detail_en=sector.name,
        )


BUILDERS = {
    Kind.PARK: parks,
    Kind.DISTRICT: districts,
    Kind.TOWNSHIP: townships,
    Kind.SECTOR: sectors,
}
MODELS = {Kind.PARK: Park, Kind.DISTRICT: District, Kind.TOWNSHIP: Township, Kind.SECTOR: Sector}


def reindex(kind, ids=None):
    """Make what can be found of these records of a kind (`"park"`, `"district"`, …; without ids: of all) what
    they say now. To be called by whoever wrote, merged, hid or deleted them."""
    reindex_with(BUILDERS, MODELS, kind, ids)


def reindex_with(builders, models, kind, ids):
    kind = Kind[kind.upper()]
    if ids is None:
        known = SearchEntry.objects.filter(kind=kind).values_list("record", flat=True)
        ids = {*known, *models[kind].objects.values_list("pk", flat=True)}
    writing.replace_in_chunks(kind, ids, builders[kind])
