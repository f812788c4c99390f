"""What a page says, once more for machines: schema.org objects of records and places, as dicts for JSON-LD.

Only what the page itself shows, and nothing that is not known: an unknown field is left out, never guessed.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from parks.display import local_name
from parks.models import District, Park, Sector
from projects.models import Company, Project, SigningEvent

CITY = {"@type": "City", "name": "重庆市"}
CONTEXT = "https://schema.org"


def known(**facts):
    """The facts that are known, in schema.org's spelling (`type` and `id` get their @)."""
    at = {"type": "@type", "id": "@id"}
    return {at.get(name, name): value for name, value in facts.items() if value not in (None, "", [], {})}


def names(thing):
    """Every name of a thing but the one it goes by on this page."""
    shown = local_name(thing)
    others = [thing.name, *(getattr(thing, "aliases", None) or ())]
    return {"name": shown, "alternateName": [name for name in dict.fromkeys(others) if name != shown]}


def district(thing, absolute):
    page = absolute(reverse("parks:district", args=[thing.slug]))
    return known(type="AdministrativeArea", id=page, url=page, **names(thing), containedInPlace=CITY)


def brief(thing, absolute):
    """A thing that another one names: its kind, name and page, if the public may see it."""
    kind = {Park: "Place", Company: "Organization", Project: "Project", SigningEvent: "Event"}[type(thing)]
    page = absolute(thing.get_absolute_url()) if thing.published else None
    return known(type=kind, id=page, name=local_name(thing), url=page)


def place_of(record, absolute):
    """Where a project or ceremony is: its park in its district, or the district alone."""
    area = district(record.district, absolute) if record.district else None
    park = getattr(record, "park", None)
    if park and park.published:
        return known(**brief(park, absolute) | {"containedInPlace": area})
    return area


def park(record, absolute):
    outer = record.parent if record.parent and record.parent.published else None
    around = brief(outer, absolute) if outer else None
    area = district(record.district, absolute) if record.district else None
    placed = record.position_precision != "district" and record.longitude is not None
    point = {"type": "GeoCoordinates", "latitude": record.latitude, "longitude": record.longitude}
    locality = local_name(record.district) if record.district else None
    address = known(addressLocality=locality, streetAddress=record.address)
    return known(
        type="Place",
        **names(record),
        address=known(type="PostalAddress", addressCountry="CN", addressRegion="重庆市", **address)
        if address
        else None,
        geo=known(**{key: str(value) if key != "type" else value for key, value in point.items()})
        if placed
        else None,
        containedInPlace=[place for place in (around, area) if place],
        keywords=", ".join(record.industries),
        sameAs=record.website if "://" in record.website else None,
    )


def company(record, absolute):
    return known(type="Organization", **names(record), legalName=record.full_name)


def project(record, absolute):
    """schema.org knows projects only as undertakings; who invests is who funds it."""
    investors = [part.company for part in record.participations.all() if part.role == "investor"]
    return known(
        type="Project",
        **names(record),
        location=place_of(record, absolute),
        funder=[brief(company, absolute) for company in investors],
        keywords=", ".join(local_name(sector) for sector in record.sectors.all()),
    )


def event(record, absolute):
    return known(
        type="Event",
        **names(record),
        startDate=record.date,
        location=place_of(record, absolute) or CITY,
        about=str(record.get_kind_display()),
    )


def sector(record, absolute):
    return known(type="DefinedTerm", **names(record), inDefinedTermSet=absolute(reverse("parks:sectors")))


LISTS = {
    Park: "parks:list",
    Company: "projects:companies",
    Project: "projects:list",
    SigningEvent: "projects:events",
    District: "parks:districts",
    Sector: "parks:sectors",
}
WRITERS = {
    Park: park,
    Company: company,
    Project: project,
    SigningEvent: event,
    District: district,
    Sector: sector,
}


def of_record(record, absolute):
    """The record or place as a schema.org object; None for what has no writer. `absolute` completes a path."""
    write = WRITERS.get(type(record))
    if write is None:
        return None
    page = absolute(address(record))
    return {"@context": CONTEXT, **write(record, absolute), "@id": page, "url": page}


def address(record):
    if isinstance(record, District):
        return reverse("parks:district", args=[record.slug])
    if isinstance(record, Sector):
        return reverse("parks:sector", args=[record.slug])
    return record.get_absolute_url()


def crumbs(record, absolute):
    """The way from home over the list to the record, as its page's breadcrumbs have it."""
    steps = [(_("首页"), reverse("home")), (record._meta.verbose_name, reverse(LISTS[type(record)]))]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": str(name), "item": absolute(path)}
            for at, (name, path) in enumerate([*steps, (local_name(record), address(record))], 1)
        ],
    }


def of_site(absolute):
    """The directory as a data set, and its search, for the home page."""
    home = absolute(reverse("home"))
    return [
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": f"{home}#data",
            "name": _("重庆产业园区名录"),
            "description": _("重庆产业园区、投资项目与签约活动的公开名录。每个数字都能查到原文句子。"),
            "url": home,
            "isAccessibleForFree": True,
            "spatialCoverage": CITY,
        },
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "name": _("重庆产业园区名录"),
            "url": home,
            "potentialAction": {
                "@type": "SearchAction",
                "target": absolute(reverse("search")) + "?q={q}",
                "query-input": "required name=q",
            },
        },
    ]
