"""How the admin looks: names, colours, and its menu in the words of those who work there."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def entry(title, icon, view):
    return {"title": title, "icon": icon, "link": reverse_lazy(f"admin:{view}")}


def model(title, icon, name):
    return entry(title, icon, f"{name}_changelist")


def among_mentions(request):
    """The questions lie below the mentions' address and have an entry of their own."""
    path = request.path
    return "/ingest/mention/" in path and not path.endswith("/questions/")


NAVIGATION = [
    {
        "title": _("读入"),
        "items": [
            entry(_("概况"), "dashboard", "index"),
            entry(_("上传文章"), "upload_file", "ingest_article_upload"),
            model(pgettext_lazy("plural", "文章"), "article", "ingest_article"),
            model(_("媒体与来源"), "newspaper", "ingest_source"),
        ],
    },
    {
        "title": _("审核"),
        "items": [
            model(_("事实主张"), "fact_check", "ingest_claim"),
            entry(_("待答的问题"), "help", "ingest_mention_questions"),
            {**model(_("提及"), "alternate_email", "ingest_mention"), "active": among_mentions},
            model(_("同一性判断"), "join_inner", "ingest_judgement"),
            model(_("报错与更正申请"), "flag", "ingest_errorreport"),
        ],
    },
    {
        "title": _("名录"),
        "items": [
            model(pgettext_lazy("plural", "园区"), "factory", "parks_park"),
            model(pgettext_lazy("plural", "项目"), "construction", "projects_project"),
            model(pgettext_lazy("plural", "企业"), "apartment", "projects_company"),
            model(_("签约与开工活动"), "event", "projects_signingevent"),
        ],
    },
    {
        "title": _("参考数据"),
        "collapsible": True,
        "items": [
            model(pgettext_lazy("plural", "区县"), "map", "parks_district"),
            model(pgettext_lazy("plural", "镇街"), "location_on", "parks_township"),
            model(_("产业"), "category", "parks_sector"),
            model(_("旧地址"), "alt_route", "parks_oldaddress"),
        ],
    },
    {
        "title": _("账号"),
        "collapsible": True,
        "items": [
            model(_("用户"), "person", "auth_user"),
            model(_("用户组"), "group", "auth_group"),
        ],
    },
]

UNFOLD = {
    "SITE_TITLE": _("重庆产业园区名录"),
    "SITE_HEADER": _("名录编辑部"),
    "SITE_SUBHEADER": _("重庆产业园区名录"),
    "SITE_SYMBOL": "factory",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")}
    ],
    "SHOW_BACK_BUTTON": True,
    "DASHBOARD_CALLBACK": "ingest.admin.dashboard.numbers",
    "STYLES": [lambda request: static("css/desk.css")],
    "SIDEBAR": {"show_search": True, "show_all_applications": False, "navigation": NAVIGATION},
    # The site's one accent, from light to dark.
    "COLORS": {
        "primary": {
            "50": "oklch(97.5% .012 222)",
            "100": "oklch(94% .028 222)",
            "200": "oklch(88% .05 222)",
            "300": "oklch(79% .08 222)",
            "400": "oklch(67% .095 224)",
            "500": "oklch(55% .095 226)",
            "600": "oklch(46% .085 227)",
            "700": "oklch(40% .075 228)",
            "800": "oklch(34% .06 229)",
            "900": "oklch(29% .05 230)",
            "950": "oklch(22% .038 231)",
        }
    },
}
