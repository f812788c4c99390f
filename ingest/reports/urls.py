"""Addresses of reports; without a namespace, since every page links to them."""

from django.urls import path

from ingest.reports import views

urlpatterns = [
    path("report/", views.Report.as_view(), name="report"),
    path("report/<number:number>/", views.ReportState.as_view(), name="report_state"),
    path("track/", views.track, name="track"),
]
