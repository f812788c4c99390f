"""Addresses of enquiries; without a namespace, since every page links to them."""

from django.urls import path, register_converter

from parks.asking import views
from parks.asking.numbers import NumberConverter

register_converter(NumberConverter, "number")

urlpatterns = [
    path("enquire/", views.Enquire.as_view(), name="enquire"),
    path("enquire/<number:number>/", views.EnquiryState.as_view(), name="enquiry"),
]
