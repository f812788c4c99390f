"""What the admin pages of parks, projects, companies and ceremonies have in common.

A record is what its claims say (DESIGN §2.2): so its page shows every field with its sentence and leads to
where a claim is judged or a new one is stated, and nothing on it can be typed over.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import EmptyFieldListFilter
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RelatedDropdownFilter
from unfold.decorators import display as admin_display

from parks import display, fields
from parks import evidence as proof
from parks.templatetags.facts import statement

__all__ = ["ChoicesDropdownFilter", "RecordAdmin", "ReadOnlyAdmin", "RelatedDropdownFilter"]


class ReadOnlyAdmin(ModelAdmin):
    """To search and to look at; changed elsewhere."""

    list_filter_submit = True
    compressed_fields = True

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@dataclass
class FieldRow:
    """A field with what it holds, whose word that is, and where to state another."""

    name: str
    label: str
    shown: str
    chosen: list
    others: list
    why: str
    state_url: str


class RecordAdmin(ReadOnlyAdmin):
    """`kind` names the record in the addresses of the claim forms, `stated` are its claim-backed fields.

    `not_typed` are those among them that nobody types: they follow from mentions that name each other, or have
    an editor of their own.
    """

    kind = ""
    stated = ()
    not_typed = ()
    position_editor = False
    change_form_before_template = "admin/records/_facts.html"
    search_fields = ("name", "key")
    search_help_text = _("按名称搜索")
    readonly_fields = ("aliases_shown",)
    ordering = ("-last_reported_on", "slug")
    list_per_page = 50

    def get_queryset(self, request):
        records = super().get_queryset(request)
        return (
            records.defer("district__boundary") if "district" in (self.list_select_related or ()) else records
        )

    def get_list_filter(self, request):
        return (*self.list_filter, ("merged_into", EmptyFieldListFilter))

    @property
    def fieldsets(self):
        identity = ("name", "aliases_shown", "published", "sample", "merged_into")
        counts = ("first_reported_on", "last_reported_on", "article_count", "key", "slug")
        return [
            (_("记录"), {"fields": identity}),
            (_("报道与标识"), {"fields": counts, "classes": ("collapse",)}),
        ]

    @admin_display(description=_("别名"))
    def aliases_shown(self, record):
        return "、".join(record.aliases) or "—"

    def has_add_permission(self, request):
        return request.user.has_perm("ingest.add_claim")

    def add_view(self, request, form_url="", extra_context=None):
        """A new record, too, begins with somebody's word and their source."""
        return redirect(f"{reverse('admin:ingest_claim_new_record')}?{urlencode({'kind': self.kind})}")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = (
            self.model.objects.with_evidence().filter(pk=object_id).first() if object_id.isdigit() else None
        )
        if record is None:
            messages.error(request, _("没有这条记录；它可能已并入别的记录。"))
            return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        more = {
            "record": record,
            "rows": [self.row(record, name) for name in self.stated],
            "may_state": request.user.has_perm("ingest.add_claim"),
            "position_url": self.position_url(record),
            "judge_url": f"{reverse('admin:ingest_judgement_add')}?{urlencode({'kind': self.kind, 'a_key': record.key})}",
            "title": str(record),
            "subtitle": None,
        }
        return super().change_view(request, object_id, form_url, {**more, **(extra_context or {})})

    def position_url(self, record):
        return reverse("admin:ingest_claim_position", args=[record.pk]) if self.position_editor else ""

    def row(self, record, name):
        found = proof.for_field(record, name)
        values = fields.values(record, name)
        return FieldRow(
            name=name,
            label=str(_("位置")) if name == "position" else fields.label(record, name),
            shown=standing_at(record)
            if name == "position"
            else "、".join(f"{v.text} {v.unit}".strip() for v in values),
            chosen=[statement(record, row) for row in found.chosen],
            others=[statement(record, row) for row in [*found.agreeing, *found.differing]],
            why=display.reason(found.why) if found.why else "",
            state_url="" if name in self.not_typed else state_url(self.kind, record, name),
        )


def standing_at(park):
    """`106.55, 29.56（按镇街）`, or that only the district is known."""
    precision = park.get_position_precision_display()
    return precision if park.longitude is None else f"{park.longitude}, {park.latitude}（{precision}）"


def state_url(kind, record, name):
    query = urlencode({"kind": kind, "record": record.pk, "field": name})
    return f"{reverse('admin:ingest_claim_state')}?{query}"
