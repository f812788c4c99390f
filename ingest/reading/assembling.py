"""One article from text to Reading: all layers and rules in their order."""

from .article import article_of
from .companies import find_companies
from .consistency import lend
from .districts import find_districts
from .events import find_happenings, left_alone, settle
from .facts import Reading, Rejection
from .parks import fill_fields, fill_sectors, find_parks
from .prepare import prepare
from .projects import find_projects
from .relevance import irrelevant_because


def read(raw, *, html=False, explained=False):
    """The Reading of a decoded text. Never fails on any `str`. `explained`: say of every ceremony's verb why it is none."""
    article = article_of(prepare(raw, html=html))
    doc = article.doc
    reading = Reading(
        False,
        title=doc.title,
        published_on=doc.published_on,
        published_basis=doc.published_basis,
        outlet=doc.outlet,
        body="\n".join(doc.text[start:end] for start, end in doc.body),
    )
    parks, reading.rejected = find_parks(article)
    happenings = find_happenings(article, parks)
    companies = find_companies(doc, article.places, reading.rejected)
    projects = find_projects(
        doc,
        article.places,
        parks,
        companies,
        reading.rejected,
        article.amounts,
        article.dates,
    )
    fill_fields(article, parks, projects, [h.money for h in happenings if h.batch])
    lend(parks, projects)
    fill_sectors(article, parks)
    events = settle(article, happenings, parks, projects)
    if explained:
        reading.rejected += left_alone(article, happenings, events)
    reading.reason = irrelevant_because(article, parks, events, projects)
    if reading.reason:
        return reading
    reading.relevant = True
    reading.events, reading.projects, reading.companies = events, projects, companies
    reading.districts = find_districts(article, parks, events, projects)
    about = {district.name for district in reading.districts}
    for park in parks:
        if "district" in park.fact.fields and park.fact.fields["district"].value not in about:
            why = "只在别区顺带提到"
            reading.rejected.append(
                Rejection("park", park.fact.name, park.fact.evidence, "park · in passing", why)
            )
        else:
            reading.parks.append(park.fact)
    return reading
