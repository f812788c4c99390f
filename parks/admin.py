"""Places in the admin: parks with their claims and pins; reference data to look at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from parks.models import District, OldAddress, Park, Sector, Township
from parks.record_admin import ChoicesDropdownFilter, ReadOnlyAdmin, RecordAdmin, RelatedDropdownFilter


@admin.register(Park)
class ParkAdmin(RecordAdmin):
    kind = "park"
    position_editor = True
    not_typed = ("position",)
    stated = (
        "name",
        "aliases",
        "name_en",
        "level",
        "kind",
        "district",
        "parent",
        "sectors",
        "township",
        "address",
        "position",
        "area_mu",
        "floor_area_m2",
        "investment_yi",
        "operator",
        "contact",
        "website",
        "approved_on",
        "status",
    )
    search_fields = (*RecordAdmin.search_fields, "name_en", "address", "operator")
    list_display = ("name", "district", "level", "kind", "position", "area_mu", "article_count", "published")
    list_filter = (
        ("district", RelatedDropdownFilter),
        ("level", ChoicesDropdownFilter),
        ("position_precision", ChoicesDropdownFilter),
        ("sectors", RelatedDropdownFilter),
        "published",
        "sample",
    )
    list_select_related = ("district",)

    @display(description=_("位置"), ordering="position_precision")
    def position(self, park):
        return park.get_position_precision_display()


class ReferenceAdmin(ReadOnlyAdmin):
    """Comes from the project's data files, and would be overwritten by the next loading of them."""

    list_before_template = "admin/records/_reference_note.html"


@admin.register(District)
class DistrictAdmin(ReferenceAdmin):
    list_display = ("name", "kind", "zone", "valid_from", "valid_until", "boundary_approximate")
    list_filter = ("kind", "zone", "boundary_approximate")
    search_fields = ("name", "short_name", "name_en", "key", "adcode")
    exclude = ("boundary",)

    def get_queryset(self, request):
        return super().get_queryset(request).defer("boundary")


@admin.register(Township)
class TownshipAdmin(ReferenceAdmin):
    list_display = ("name", "kind", "district", "former_district", "current")
    list_filter = (("district", RelatedDropdownFilter), "kind", "current")
    search_fields = ("name", "code")
    list_select_related = ("district", "former_district")


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin):
    list_display = ("name", "parent", "tier", "words")
    list_filter = (("parent", RelatedDropdownFilter), "tier")
    search_fields = ("name", "name_en", "code")
    list_select_related = ("parent",)

    @display(description=_("标志词"))
    def words(self, sector):
        return "、".join(sector.keywords[:8])


@admin.register(OldAddress)
class OldAddressAdmin(ReadOnlyAdmin):
    list_display = ("slug", "kind", "target_key")
    list_filter = ("kind",)
    search_fields = ("slug", "target_key")
