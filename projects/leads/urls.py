"""Addresses of the staff's table."""

from django.urls import path

from projects.leads import enquiries, views

app_name = "leads"
urlpatterns = [
    path("", views.LeadList.as_view(), name="list"),
    path("export/", views.LeadExport.as_view(), name="export"),
    path("enquiries/", enquiries.EnquiryList.as_view(), name="enquiries"),
    path("enquiries/<number:number>/", enquiries.EnquiryDesk.as_view(), name="enquiry"),
]
