"""A claim in words: its field as the pages call it, its value with hedge and unit."""

from django.utils.translation import gettext as _

from parks import fields
from parks.models import Park
from projects.models import Company, Project, SigningEvent

MODELS = {"park": Park, "company": Company, "project": Project, "event": SigningEvent}


def field_label(name):
    """The field's name in words, from whichever record has it."""
    if name == "position":
        return _("位置")
    for model in MODELS.values():
        # A relation seen from its other side (a firm's `projects`) has no words of its own.
        if hasattr(fields.model_field(model, name), "verbose_name"):
            return fields.label(model, name)
    return name


def in_words(about, claim):
    """The claim's value with hedge and unit, as the pages write it; `about` is a record or its model."""
    shown = fields.written(about, claim.field, claim.stands_as, claim.stands.currency)
    return f"{claim.stands.hedge}{shown.text} {shown.unit}".strip()


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
