"""Addresses of feeds: each below the page that it follows."""

from django.urls import path

from config.following import views

app_name = "feeds"
urlpatterns = [
    path("feed/", views.everything, name="everything"),
    path("parks/feed/", views.filtered, {"kind": "parks"}, name="parks"),
    path("projects/feed/", views.filtered, {"kind": "projects"}, name="projects"),
    path("events/feed/", views.filtered, {"kind": "events"}, name="events"),
    path("parks/<slug:slug>/feed/", views.of_record, {"kind": "park"}, name="park"),
    path("projects/<slug:slug>/feed/", views.of_record, {"kind": "project"}, name="project"),
    path("companies/<slug:slug>/feed/", views.of_record, {"kind": "company"}, name="company"),
    path("districts/<slug:slug>/feed/", views.of_record, {"kind": "district"}, name="district"),
    path("sectors/<slug:slug>/feed/", views.of_record, {"kind": "sector"}, name="sector"),
]
