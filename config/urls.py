"""All addresses: Chinese at the root, English below /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from config import sitemaps, views

urlpatterns = [path("i18n/", include("django.conf.urls.i18n")), path("admin/", admin.site.urls)]
urlpatterns += [path("favicon.ico", views.favicon)]
# For crawlers, which know no language of ours.
urlpatterns += [
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.part, name="sitemap_part"),
]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("about/", views.about, name="about"),
    path("sources/", views.sources, name="sources"),
    path("quality/", views.quality, name="quality"),
    path("privacy/", views.privacy, name="privacy"),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("", include("config.following.urls")),
    path("", include("config.sharing.urls")),
    path("", include("parks.asking.urls")),
    path("", include("ingest.reports.urls")),
    path("", include("parks.urls")),
    path("", include("projects.urls")),
    path("articles/", include("ingest.urls")),
    path("leads/", include("projects.leads.urls")),
    prefix_default_language=False,
)

handler403 = "config.views.forbidden"
handler404 = "config.views.not_found"
handler500 = "config.views.broken"
