"""Pages on which a person states a fact, with the source they name."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ingest import reviewing, values
from ingest.admin.forms import NewRecordForm, StateForm
from ingest.admin.pages import page, record_url, require
from ingest.claims import MODELS
from parks import evidence as proof
from parks import fields
from parks.templatetags.facts import statement

MORE = ("as_of", "mode", "role", "currency", "reason")


def state(request):
    """`?kind=park&record=…&field=area_mu`: a form for one field of one record."""
    require(request, "ingest.add_claim")
    kind, name, pk = (request.GET.get(key, "") for key in ("kind", "field", "record"))
    if kind not in MODELS or name not in values.typed_fields(kind) or not pk.isdigit():
        raise Http404
    record = get_object_or_404(MODELS[kind].objects.with_evidence(), pk=pk)
    form = StateForm(kind, name, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        more = {key: given[key] for key in MORE if key in given}
        reviewing.state_person(record, name, given["value"], request.user, given["source_named"], **more)
        messages.success(request, _("已录入，并按规则重新整理了这条记录。"))
        return redirect(record_url(record))
    label = fields.label(record, name)
    said = [statement(record, row) for row in proof.by_field(record).get(name, [])]
    title = _("录入 %(record)s 的%(label)s") % {"record": record, "label": label}
    context = {"form": form, "record": record, "label": label, "said": said, "back": record_url(record)}
    return page(request, "admin/claims/state.html", title, **context)


def new_record(request):
    """A record that no article names yet: its name and district, and where they are from."""
    require(request, "ingest.add_claim")
    form = NewRecordForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        place = given["district"].key if given["district"] and given["kind"] != "company" else ""
        record = reviewing.add_record(
            given["kind"], given["name"], place, request.user, given["source_named"]
        )
        messages.success(request, _("已新增。请继续录入它的其他事实。"))
        return redirect(record_url(record))
    return page(request, "admin/claims/state.html", _("新增记录"), form=form)
