"""Addresses that lead on for ever (DESIGN §2.5): former slugs and merged records, on whatever page they stand."""

from django.db.models import Model
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import DetailView

from parks.models import OldAddress


class Gone(Http404):
    """The address was a record's once; neither the record nor a successor is public any more (410)."""


def successor(model, kind, slug):
    """The record that took the place of the one with this slug, or None when it still stands or never did.

    `kind` is park, company, project, event, district or sector, as in `OldAddress.kind`. Raises Gone where
    the way ends at a record that the public does not see.
    """
    merges = hasattr(model, "merged_into")
    fields = ("merged_into",) if merges else ("slug",)
    here = model.objects.filter(slug=slug).values_list(*fields).first()
    if here:
        return end_of_chain(model, here[0]) if merges and here[0] else None
    old = OldAddress.objects.filter(kind=kind, slug=slug).values_list("target_key", flat=True).first()
    return end_of_chain(model, old) if old else None


def end_of_chain(model, key):
    """Merges may follow merges; a circle, which only faulty data has, ends like a lost record."""
    seen = set()
    while key not in seen:
        seen.add(key)
        record = model.objects.filter(**{model.objects.all().natural_field: key}).first()
        if record is None:
            break
        if not getattr(record, "merged_into", ""):
            if getattr(record, "published", True):
                return record
            break
        key = record.merged_into
    raise Gone


def moved(request, slug, record):
    """The same address with the record's slug of today: `/en/parks/old/feed/?x=1` → `/en/parks/new/feed/?x=1`."""
    path = request.get_full_path().replace(f"/{slug}/", f"/{record.slug}/", 1)
    return redirect(path, permanent=True)


class RecordDetailView(DetailView):
    """A page about a published record or a place; former slugs and merged records redirect to what stands.

    `kind` is as in `OldAddress.kind`.
    """

    kind = ""

    def standing(self, slug):
        """The record that stands at this address, where that is quicker to ask than what became of it; else None."""
        return None

    def get(self, request, *args, **kwargs):
        self.object = self.standing(kwargs["slug"])
        if self.object:
            return self.render_to_response(self.get_context_data(object=self.object))
        record = successor(self.record_model, self.kind, kwargs["slug"])
        if isinstance(record, Model):
            return moved(request, kwargs["slug"], record)
        return super().get(request, *args, **kwargs)

    @property
    def record_model(self):
        return self.model or self.get_queryset().model

    def get_queryset(self):
        return self.model.objects.published()
