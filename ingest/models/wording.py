"""A claim in words: its field as the pages call it, its value with hedge and unit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks import fields
from parks.models import Park
from projects.models import Company, Project, SigningEvent

# Fields of claims that are no fields of a record.
OF_DATA_SETS = {"position": gettext_lazy("位置"), "confidence": gettext_lazy("核实情况")}
CONFIDENCE = {"confirmed": gettext_lazy("有来源证实"), "name_only": gettext_lazy("尚无来源证实")}
MODELS = {"park": Park, "company": Company, "project": Project, "event": SigningEvent}


def field_label(name):
    """The field's name in words, from whichever record has it."""
    if name in OF_DATA_SETS:
        return str(OF_DATA_SETS[name])
    for model in MODELS.values():
        # A relation seen from its other side (a firm's `projects`) has no words of its own.
        if hasattr(fields.model_field(model, name), "verbose_name"):
            return fields.label(model, name)
    return name


def in_words(about, claim):
    """The claim's value with hedge and unit, as the pages write it; `about` is a record or its model."""
    if claim.field == "confidence":
        return str(CONFIDENCE.get(claim.stands_as, claim.stands_as))
    if claim.field == "position":
        return placed(claim.stands_as)
    shown = fields.written(about, claim.field, claim.stands_as, claim.stands.currency)
    return f"{claim.stands.hedge}{shown.text} {shown.unit}".strip()


def placed(position):
    """`106.55,29.56,address` → `106.55, 29.56（按地址）`."""
    longitude, _comma, rest = position.partition(",")
    latitude, _comma, precision = rest.partition(",")
    known = dict(Park.Precision.choices).get(precision)
    return f"{longitude}, {latitude}（{known}）" if known else position


def in_mode(claim):
    """`计划` or `预计`; "" for what is done."""
    mode = claim.stands.mode
    return str(type(claim).Mode(mode).label) if mode not in ("", "done") else ""


def sentence(claim):
    """`用地：约 136 亩（计划）`."""
    kind = claim.mention.kind if claim.mention_id else next(k for k in MODELS if getattr(claim, f"{k}_id"))
    value = in_words(MODELS[kind], claim) if kind in MODELS else claim.stands_as
    mode = in_mode(claim)
    said = _("%(field)s：%(value)s") % {"field": field_label(claim.field), "value": value}
    return _("%(said)s（%(mode)s）") % {"said": said, "mode": mode} if mode else said
