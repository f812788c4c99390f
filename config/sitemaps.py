"""sitemap.xml and robots.txt: every public page in both languages, dated by the last report about it.

Samples and unpublished records are left out. Each page of a section holds as many records as give at most
50,000 addresses in two languages, and reads no more rows than that.
"""

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max, OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import condition, require_safe

from config.version import data_version, first_seen
from parks.models import District, Park, Sector
from projects.models import Company, Project, SigningEvent

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PRIVATE = ("admin/", "leads/", "login/", "logout/", "i18n/", "track/", "report/")


class Bilingual(Sitemap):
    """`items` give (slug, day of the last report); each is listed once a language, naming its alternates."""

    limit = 50_000 // len(LANGUAGES)
    page = ""

    def addresses(self, item):
        """`{language: path}`"""
        paths = {}
        for language in LANGUAGES:
            with translation.override(language):
                paths[language] = self.location(item)
        return paths

    def location(self, item):
        return reverse(self.page, args=[item[0]])

    def lastmod(self, item):
        return item[1]

    def get_urls(self, page=1, site=None, protocol=None):
        root = f"{protocol or 'https'}://{site.domain}"
        urls = []
        for item in self.paginator.page(page).object_list:
            paths = self.addresses(item)
            others = [{"location": root + path, "lang_code": code} for code, path in paths.items()]
            others.append({"location": root + paths[settings.LANGUAGE_CODE], "lang_code": "x-default"})
            urls += [
                {"item": item, "location": root + path, "lastmod": self.lastmod(item), "alternates": others}
                for path in paths.values()
            ]
        return urls

    def get_latest_lastmod(self):
        return None


class Records(Bilingual):
    def __init__(self, model, page):
        self.model, self.page = model, page

    def items(self):
        rows = self.model.objects.published().filter(sample=False).order_by("pk")
        return rows.values_list("slug", "last_reported_on")

    def get_latest_lastmod(self):
        return self.items().order_by().aggregate(last=Max("last_reported_on"))["last"]


class Places(Bilingual):
    """Districts or sectors, dated by what was last reported there."""

    def __init__(self, model, page, links):
        self.model, self.page, self.links = model, page, links

    def items(self):
        days = [last_reported(model, link) for model, link in self.links]
        # SQLite and PostgreSQL differ on the greatest of a value and null: picked here.
        rows = self.model.objects.order_by("pk").values_list("slug", *days)
        return [(slug, max(filter(None, found), default=None)) for slug, *found in rows]


def last_reported(model, link):
    rows = model.objects.published().filter(sample=False, **{link: OuterRef("pk")}).order_by()
    return Subquery(rows.values(link).annotate(last=Max("last_reported_on")).values("last"))


class Pages(Bilingual):
    """What is no record."""

    names = (
        "home",
        "parks:list",
        "parks:districts",
        "parks:sectors",
        "projects:list",
        "projects:events",
        "projects:companies",
        "articles:list",
        "about",
        "sources",
        "quality",
        "privacy",
    )

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)

    def lastmod(self, item):
        return None


PLACED = [(Park, "district"), (Project, "district"), (SigningEvent, "district")]
SECTIONS = {
    "pages": Pages,
    "districts": lambda: Places(District, "parks:district", PLACED),
    "sectors": lambda: Places(Sector, "parks:sector", [(Park, "sectors"), (Project, "sectors")]),
    "parks": lambda: Records(Park, "parks:detail"),
    "projects": lambda: Records(Project, "projects:detail"),
    "events": lambda: Records(SigningEvent, "projects:event"),
    "companies": lambda: Records(Company, "projects:company"),
}


def etag(request, **kwargs):
    return f'"{data_version()}"'


def last_modified(request, **kwargs):
    return first_seen(data_version())


@require_safe
@condition(etag_func=etag, last_modified_func=last_modified)
def index(request):
    return views.index(request, SECTIONS, sitemap_url_name="sitemap_part")


@require_safe
@condition(etag_func=etag, last_modified_func=last_modified)
def part(request, section):
    if section not in SECTIONS:
        raise Http404
    return views.sitemap(request, {section: SECTIONS[section]}, section)


@require_safe
def robots(request):
    """Desks, forms and states are not for crawlers; everything else is, and the sitemap names it."""
    closed = [f"Disallow: {prefix}{path}" for path in PRIVATE for prefix in ("/", "/en/")]
    lines = ["User-agent: *", *closed, f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
