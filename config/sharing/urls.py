"""Addresses for passing things on."""

from django.urls import path

from config.sharing import views

app_name = "sharing"
urlpatterns = [
    path("s/<slug:code>/", views.short, name="short"),
    path("qr.svg", views.qr, name="qr"),
    path("embed/", views.embedding, name="embedding"),
    path("embed/map/", views.embedded_map, name="map"),
]
