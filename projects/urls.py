"""Addresses of what is being built; three short roots, one namespace."""

from django.urls import path

from projects import views
from projects.profiles import ProjectProfile

app_name = "projects"
urlpatterns = [
    path("projects/", views.ProjectList.as_view(), name="list"),
    path("projects/<slug:slug>/", views.ProjectDetail.as_view(), name="detail"),
    path("projects/<slug:slug>/profile/", ProjectProfile.as_view(), name="profile"),
    path("events/", views.EventList.as_view(), name="events"),
    path("events/<slug:slug>/", views.EventDetail.as_view(), name="event"),
    path("companies/", views.CompanyList.as_view(), name="companies"),
    path("companies/<slug:slug>/", views.CompanyDetail.as_view(), name="company"),
]
