"""What a page may be found, followed and passed on by: its one address, its languages, its feed, its short link."""

import json
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.encoding import iri_to_uri
from django.utils.http import int_to_base36
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from parks.links import address
from parks.links import page as page_at
from parks.models import District, Park, Record, Sector
from parks.templatetags.page import in_language
from projects import linked_data
from projects.models import Company, Project, SigningEvent

FEEDS = {
    Park: "feeds:park",
    Project: "feeds:project",
    Company: "feeds:company",
    District: "feeds:district",
    Sector: "feeds:sector",
}
PROFILES = {Park: "parks:profile", District: "parks:district_profile", Project: "projects:profile"}
LIST_FEEDS = {Park: "feeds:parks", Project: "feeds:projects", SigningEvent: "feeds:events"}
# What is part of an address besides the filters of a list.
MEANT = ("q", "parks", "kind", "page")
HREFLANG = {"zh-hans": "zh-Hans"}
LOCALES = {"zh-hans": "zh_CN", "en": "en_US"}
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@dataclass
class Feed:
    url: str
    of_filter: bool


class Page:
    """A page in its context: `record` is what it is about, `filterset` the list that it shows."""

    def __init__(self, context):
        self.request = context["request"]
        found = context.get("object")
        self.record = found if isinstance(found, Model) else None
        self.filterset = context.get("filterset")
        self.chips = context.get("chips") or []
        self.failed = bool(context.get("error_title"))
        self.host = self.request.build_absolute_uri("/").rstrip("/")

    def absolute(self, path):
        return self.host + iri_to_uri(path) if path.startswith("/") else self.request.build_absolute_uri(path)

    @property
    def image(self):
        """The card that a link to the page is shown with elsewhere."""
        return self.absolute(static("img/share.png"))

    @cached_property
    def query(self):
        """The filters in force, in the order of the address; what only orders or counts visits is left out."""
        names = {*MEANT, *(self.filterset.base_filters if self.filterset else ())}
        kept = [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name in names and value and (name, value) != ("page", "1")
        ]
        return urlencode(kept)

    @cached_property
    def path(self):
        return self.request.path + (f"?{self.query}" if self.query else "")

    @property
    def canonical(self):
        return self.absolute(self.path)

    @property
    def languages(self):
        """(hreflang, absolute address) of this page in each language, and for readers of any other."""
        found = {
            code: self.absolute(in_language(self.request, self.path, code))
            for code, _name in settings.LANGUAGES
        }
        rows = [(HREFLANG.get(code, code), url) for code, url in found.items()]
        return [*rows, ("x-default", found[settings.LANGUAGE_CODE])]

    @property
    def locale(self):
        return LOCALES.get(get_language(), "zh_CN")

    @cached_property
    def feed(self):
        """The feed of what this page is about, or None."""
        if type(self.record) in FEEDS:
            return Feed(address(FEEDS[type(self.record)], self.record.slug), False)
        model = getattr(getattr(self.filterset, "queryset", None), "model", None)
        if model in LIST_FEEDS:
            query = QueryDict(self.query, mutable=True)
            query.pop("page", None)
            return Feed(page_at(LIST_FEEDS[model]) + (f"?{query.urlencode()}" if query else ""), bool(query))
        if self.request.path == page_at("home"):
            return Feed(page_at("feeds:everything"), False)
        return None

    @property
    def short(self):
        """`/s/…/` for a record, whose id comes from its content; other pages have short enough addresses."""
        if isinstance(self.record, Record):
            return address("sharing:short", int_to_base36(self.record.pk))
        return self.path

    @property
    def qr(self):
        return f"{page_at('sharing:qr')}?{urlencode({'to': self.short}, safe='/')}"

    @property
    def embedding(self):
        """Where to get the map of these parks for a page of one's own; None where there is no such map."""
        query = None
        if isinstance(self.record, District):
            query = urlencode({"district": self.record.slug})
        elif isinstance(self.record, Sector):
            query = urlencode({"sector": self.record.slug})
        elif self.filterset is not None and self.filterset.queryset.model is Park:
            query = self.query
        return None if query is None else page_at("sharing:embedding") + (f"?{query}" if query else "")

    @property
    def profile(self):
        """The one-page profile of this record or place, or None."""
        view = PROFILES.get(type(self.record))
        return address(view, self.record.slug) if view else None

    @property
    def linked_data(self):
        """schema.org objects as JSON that can stand in a data block; no script, so no policy stops it."""
        if self.record is not None and type(self.record) in linked_data.WRITERS:
            found = [linked_data.of_record(self.record, self.absolute)]
            found.append(linked_data.crumbs(self.record, self.absolute))
        elif self.request.path == page_at("home"):
            found = linked_data.of_site(self.absolute)
        else:
            return ""
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return mark_safe(text.translate(ESCAPES))
