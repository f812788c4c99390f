"""What a page may be found, followed and passed on by: its one address, its languages, its feed, its short link."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.http import int_to_base36
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from parks.models import District, Park, Record, Sector
from projects import linked_data
from projects.models import Company, Project, SigningEvent

FEEDS = {
    Park: "feeds:park",
    Project: "feeds:project",
    Company: "feeds:company",
    District: "feeds:district",
    Sector: "feeds:sector",
}
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

    def absolute(self, path):
        return self.request.build_absolute_uri(path)

    @property
    def image(self):
        """The card that a link to the page is shown with elsewhere."""
        return self.absolute(static("img/share.png"))

    @property
    def query(self):
        """The filters in force, in the order of the address; what only orders or counts visits is left out."""
        names = {*MEANT, *(self.filterset.filters if self.filterset else ())}
        kept = [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name in names and value and (name, value) != ("page", "1")
        ]
        return urlencode(kept)

    @property
    def path(self):
        return self.request.path + (f"?{self.query}" if self.query else "")

    @property
    def canonical(self):
        return self.absolute(self.path)

    @property
    def languages(self):
        """(hreflang, absolute address) of this page in each language, and for readers of any other."""
        found = {code: self.absolute(translate_url(self.path, code)) for code, _name in settings.LANGUAGES}
        rows = [(HREFLANG.get(code, code), url) for code, url in found.items()]
        return [*rows, ("x-default", found[settings.LANGUAGE_CODE])]

    @property
    def locale(self):
        return LOCALES.get(get_language(), "zh_CN")

    @property
    def feed(self):
        """The feed of what this page is about, or None."""
        if type(self.record) in FEEDS:
            return Feed(reverse(FEEDS[type(self.record)], args=[self.record.slug]), False)
        model = getattr(getattr(self.filterset, "queryset", None), "model", None)
        if model in LIST_FEEDS:
            query = QueryDict(self.query, mutable=True)
            query.pop("page", None)
            return Feed(reverse(LIST_FEEDS[model]) + (f"?{query.urlencode()}" if query else ""), bool(query))
        if self.request.path == reverse("home"):
            return Feed(reverse("feeds:everything"), False)
        return None

    @property
    def short(self):
        """`/s/…/` for a record, whose id comes from its content; other pages have short enough addresses."""
        if isinstance(self.record, Record):
            return reverse("sharing:short", args=[int_to_base36(self.record.pk)])
        return self.path

    @property
    def qr(self):
        return f"{reverse('sharing:qr')}?{urlencode({'to': self.short}, safe='/')}"

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
        return None if query is None else reverse("sharing:embedding") + (f"?{query}" if query else "")

    @property
    def profile(self):
        """The one-page profile of this record or place, or None."""
        name = {Park: "parks:profile", District: "parks:district_profile", Project: "projects:profile"}
        try:
            return reverse(name[type(self.record)], args=[self.record.slug])
        except (KeyError, NoReverseMatch):
            return None

    @property
    def linked_data(self):
        """schema.org objects as JSON that can stand in a data block; no script, so no policy stops it."""
        if self.record is not None and type(self.record) in linked_data.WRITERS:
            found = [linked_data.of_record(self.record, self.absolute)]
            found.append(linked_data.crumbs(self.record, self.absolute))
        elif self.request.path == reverse("home"):
            found = linked_data.of_site(self.absolute)
        else:
            return ""
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return mark_safe(text.translate(ESCAPES))
