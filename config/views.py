"""Pages that span all apps: home, search, and what the site says about itself."""

import csv
import re

from django.conf import settings
from django.db import models
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from config import lookup, overview
from config import quality as measures
from ingest.models import Source
from parks import mapdata
from parks.addresses import Gone
from parks.display import in_english
from parks.models import Park
from parks.search import simplified

CREDITS = settings.BASE_DIR / "parks" / "data" / "CREDITS.csv"
MAX_QUERY = 80
# What the home page proposes to type: a short name, place and industry, initials.
EXAMPLES = {
    "zh": ("生物城", "巴南 医疗器械", "巴福镇", "cqgjswc"),
    "en": ("biocity", "Banan medical devices", "Liangjiang", "cqgjswc"),
}


@require_safe
def home(request):
    districts = list(mapdata.drawn_districts())
    placed = Park.objects.published().placed().exclude(longitude=None).only("longitude", "latitude")
    drawing = mapdata.Drawing(districts)
    coverage = overview.coverage()
    return render(
        request,
        "home.html",
        {
            "drawing": drawing,
            "pins": [drawing.place(park.longitude, park.latitude) for park in placed],
            "districts": sorted(districts, key=lambda district: -district.park_count),
            "totals": overview.totals(),
            "coverage": coverage,
            "page_sample": "part" if coverage["articles"]["samples"] else "",
            "events": overview.latest_events(),
            "examples": EXAMPLES["en" if in_english() else "zh"],
        },
    )


@require_safe
@vary_on_headers("HX-Request")
def search(request):
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    kind = request.GET.get("kind", "")
    groups = lookup.search(query, kind if kind in lookup.KINDS else "")
    page = "includes/_search_results.html" if request.htmx and not request.htmx.boosted else "search.html"
    return render(
        request,
        page,
        {
            "query": query,
            "kind": kind,
            "groups": groups,
            "total": sum(group.total for group in groups),
            "more": any(group.more for group in groups),
            "read_as": simplified(query) if simplified(query) != query else "",
        },
    )


@require_safe
def suggest(request):
    """The options below the search box with the id `?box=`, as one types."""
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    box = slugify(request.GET.get("box", "")) or "q"
    hits = lookup.suggest(query) if query else []
    return render(request, "includes/_search_suggestions.html", {"hits": hits, "box_id": box})


@require_safe
def about(request):
    return render(request, "about.html")


@require_safe
def sources(request):
    """Who is credited for what: the data sets, and the outlets whose articles were read."""
    outlets = Source.objects.annotate(
        n=models.Count("articles", filter=models.Q(articles__status="read"), distinct=True),
        latest=models.Max("articles__published_on"),
    )
    return render(
        request,
        "sources.html",
        {"credits": credit_rows(), "outlets": outlets.filter(n__gt=0).order_by("-n", "name")},
    )


def credit_rows():
    """The rows of the credits file in the language in force; none when it is not there, which the page says."""
    try:
        with CREDITS.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except FileNotFoundError:
        return []
    if in_english():
        return [row | {key[:-3]: text for key, text in row.items() if key.endswith("_en")} for row in rows]
    return rows


@require_safe
def quality(request):
    """How good the reader is, as the evaluate command last measured it and as curators found it."""
    context = {"measured": measures.measured(), "judged": measures.judged()}
    return render(request, "quality.html", context)


@require_safe
def privacy(request):
    return render(request, "privacy.html", {"keep_days": settings.ENQUIRY_KEEP_DAYS})


def favicon(request):
    """Browsers ask for /favicon.ico on pages that link none."""
    return redirect(static("img/favicon.svg"))


def forbidden(request, exception=None):
    return error(request, 403, _("这里需要权限"), _("请用有权限的账号登录后再试。"))


def no_csrf(request, reason=""):
    """A form came back without its cookie: told in words, where Django's own page speaks to developers."""
    return error(
        request,
        403,
        _("这一页的表单过期了"),
        _(
            "请返回上一页、刷新后再提交。如果总是这样，请允许本站使用必要的 Cookie：它只用来确认表单是您自己提交的。"
        ),
    )


def not_found(request, exception=None):
    """No such page; with the words of its address in the search box, which reads pinyin."""
    words = words_of_address(request.path)
    if isinstance(exception, Gone):
        text = _("这条记录曾经在这里，后来没有来源证实，已不再公开，也没有并入别的记录。可以从搜索开始。")
        return error(request, 410, _("这条记录已经撤下"), text, query=words)
    text = _("地址可能写错了，或者这条记录没有来源证实，暂不公开。可以从搜索开始。")
    return error(request, 404, _("没有找到这一页"), text, query=words)


def words_of_address(path):
    """`/parks/sheng-wu-cheng-3f9a2c/` → `sheng wu cheng`; "" where the address is no record's."""
    slug = re.search(r"/([a-z0-9-]+)-[0-9a-f]{6}/", path)
    return slug[1].replace("-", " ")[:MAX_QUERY] if slug else ""


def broken(request):
    """Without the base template: whatever broke may break it again."""
    return render(request, "500.html", status=500)


def error(request, status, title, text, **context):
    context |= {"status": status, "error_title": title, "error_text": text}
    return render(request, "error.html", context, status=status)
