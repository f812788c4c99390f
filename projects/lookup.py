"""What is being built, by whom, and its ceremonies, as entries of the search's index."""

from django.db.models import Prefetch
from django.utils.translation import override

from parks import display, lookup
from parks.index import writing
from parks.lookup import chosen, lines, local_names, page, without_brackets
from parks.models import SearchEntry
from projects.models import Company, Project, SigningEvent

Kind = SearchEntry.Kind
# What entries are made of: whole records would take most of the time of a rebuild.
SAID = ("name", "slug", "aliases", "article_count")
PLACES = ("park__name", "park__name_en", "district__name", "district__name_en")


def projects(ids=None):
    named = Prefetch("companies", queryset=Company.objects.only("name"))
    rows = Project.objects.published().select_related("park", "district").prefetch_related(named)
    rows = rows.only(*SAID, *PLACES)
    for project in chosen(rows, ids).iterator(chunk_size=writing.CHUNK):
        companies = list(project.companies.all())
        names = "、".join(company.name for company in companies[:3])
        detail, detail_en = lines(local_names([project.park or project.district]), (names, names))
        places = [place.name for place in (project.park, project.district) if place]
        yield SearchEntry(
            kind=Kind.PROJECT,
            record=project.pk,
            name=project.name,
            path=page("projects:detail").format(project.slug),
            aliases=project.aliases,
            context=[*(company.name for company in companies), *places, *without_brackets(places)],
            detail=detail,
            detail_en=detail_en,
            weight=project.article_count,
        )


def companies(ids=None):
    rows = Company.objects.published().only(*SAID, "full_name")
    for company in chosen(rows, ids).iterator(chunk_size=writing.CHUNK):
        full = company.full_name if company.full_name != company.name else ""
        yield SearchEntry(
            kind=Kind.COMPANY,
            record=company.pk,
            name=company.name,
            path=page("projects:company").format(company.slug),
            aliases=list(filter(None, [full, *company.aliases])),
            detail=full,
            detail_en=full,
            weight=company.article_count,
        )


def events(ids=None):
    rows = SigningEvent.objects.published().select_related("park", "district")
    rows = rows.only(*SAID, *PLACES, "date", "kind", "project_count")
    for event in chosen(rows, ids).iterator(chunk_size=writing.CHUNK):
        detail, detail_en = lines(said_date(event), local_names([event.park or event.district]))
        places = [place.name for place in (event.park, event.district) if place]
        yield SearchEntry(
            kind=Kind.EVENT,
            record=event.pk,
            name=event.name,
            name_en=event.english_name[:200],
            path=page("projects:event").format(event.slug),
            aliases=event.aliases,
            context=[*places, *without_brackets(places), *said_in_full(event.date), event.english_name],
            detail=detail,
            detail_en=detail_en,
            weight=event.article_count,
        )


def said_date(event):
    with override("en"):
        english = display.partial_date(event.date)
    with override("zh-hans"):
        return display.partial_date(event.date), english


def said_in_full(day):
    """`2024-11-08` → `["2024年11月8日"]`, as people type dates; none for an unknown one."""
    units = zip(day.split("-"), "年月日", strict=False) if day else ()
    said = "".join(f"{int(number)}{unit}" for number, unit in units)
    return [said] if said else []


BUILDERS = {**lookup.BUILDERS, Kind.PROJECT: projects, Kind.COMPANY: companies, Kind.EVENT: events}
MODELS = {**lookup.MODELS, Kind.PROJECT: Project, Kind.COMPANY: Company, Kind.EVENT: SigningEvent}


def reindex(kind, ids=None):
    """`parks.lookup.reindex` for records of every kind."""
    lookup.reindex_with(BUILDERS, MODELS, kind, ids)


def rebuild():
    """The whole index anew. Returns how many entries it has."""
    return writing.rebuild(BUILDERS)
