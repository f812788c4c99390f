"""Projects, companies and ceremonies in the admin, each field with its sentence."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from parks.record_admin import ChoicesDropdownFilter, RecordAdmin, RelatedDropdownFilter
from projects.models import Company, Project, SigningEvent


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    kind = "project"
    not_typed = ("foreign_amount_yi",)  # stated with the investment, by its currency
    stated = (
        "name",
        "aliases",
        "companies",
        "park",
        "district",
        "sectors",
        "investment_yi",
        "foreign_amount_yi",
        "area_mu",
        "annual_output_yi",
        "stage",
    )
    list_display = ("name", "investors", "district", "investment_yi", "stage", "stage_on", "last_reported_on")
    list_filter = (
        ("stage", ChoicesDropdownFilter),
        ("district", RelatedDropdownFilter),
        ("sectors", RelatedDropdownFilter),
        "published",
        "sample",
    )
    search_fields = (*RecordAdmin.search_fields, "companies__name")
    list_select_related = ("district",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("companies")

    @display(description=_("企业"))
    def investors(self, project):
        return "、".join(company.name for company in project.companies.all()) or "—"


@admin.register(Company)
class CompanyAdmin(RecordAdmin):
    kind = "company"
    not_typed = ("full_name",)
    stated = ("name", "aliases", "full_name", "credit_code", "sectors")
    list_display = ("name", "full_name", "article_count", "last_reported_on", "published")
    list_filter = (("sectors", RelatedDropdownFilter), "published", "sample")
    search_fields = (*RecordAdmin.search_fields, "full_name", "credit_code")


@admin.register(SigningEvent)
class SigningEventAdmin(RecordAdmin):
    kind = "event"
    not_typed = ("foreign_amount_yi",)
    stated = (
        "kind",
        "date",
        "district",
        "park",
        "parent",
        "project_count",
        "investment_yi",
        "foreign_amount_yi",
        "projects",
    )
    list_display = ("name", "kind", "date", "district", "project_count", "investment_yi", "article_count")
    list_filter = (
        ("kind", ChoicesDropdownFilter),
        ("district", RelatedDropdownFilter),
        "date_basis",
        "published",
        "sample",
    )
    ordering = ("-date", "slug")
    list_select_related = ("district",)
