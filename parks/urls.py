"""Addresses of parks, districts and sectors; all below the site's root."""

from django.urls import path

from parks import map_views, profiles, views
from parks.comparing import Compare

app_name = "parks"
urlpatterns = [
    path("parks/", views.ParkList.as_view(), name="list"),
    path("parks/map.json", map_views.parks_of_query, name="map"),
    path("parks/pins/<str:codes>/", map_views.pins, name="pins"),
    path("compare/", Compare.as_view(), name="compare"),
    path("parks/<slug:slug>/profile/", profiles.ParkProfile.as_view(), name="profile"),
    path("districts/<slug:slug>/profile/", profiles.DistrictProfile.as_view(), name="district_profile"),
    path("parks/<slug:slug>/", views.ParkDetail.as_view(), name="detail"),
    path("districts/", views.DistrictList.as_view(), name="districts"),
    path("districts/map.json", map_views.districts, name="district_map"),
    path("districts/<slug:slug>/", views.DistrictDetail.as_view(), name="district"),
    path("sectors/", views.SectorList.as_view(), name="sectors"),
    path("sectors/<slug:slug>/", views.SectorDetail.as_view(), name="sector"),
]
