"""What a record's field looks like on a page: its kind of value, its label, the texts and links it shows."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Manager, Model
from django.urls import NoReverseMatch
from django.utils.translation import get_language

from parks import display, links

UNITS = {"area_mu": "land", "floor_area_m2": "floor"}
RECORD_KEY = re.compile(r"(park|company|project)\|[^|]+\|")
OWN_MARK = re.compile(r"@[0-9a-f]{8}$")  # tells a record of its own from others of its name
PLACE_PAGES = {"District": "parks:district", "Sector": "parks:sector"}


@dataclass(frozen=True)
class Shown:
    """One value as text; a number has its unit apart and a linked record its address."""

    text: str
    unit: str = ""
    url: str = ""
    numeric: bool = False


def kind_of(name):
    """`money`, `land`, `floor`, `date` or "" for a field name."""
    if name.endswith("_yi"):
        return "money"
    if name == "date" or name.endswith("_on"):
        return "date"
    return UNITS.get(name, "")


def model_field(record, name):
    try:
        return record._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def label(record, name):
    """The field's name as the model words it, without the unit in brackets: the value carries that."""
    return _label(record._meta, name, get_language())


@lru_cache(maxsize=1000)
def _label(meta, name, language):
    try:
        text = str(meta.get_field(name).verbose_name)
    except (AttributeError, FieldDoesNotExist):  # a relation has none
        text = name
    return re.split(r"（| \(", text)[0]


def values(record, name, currency=""):
    """All that the field holds, as a list of Shown; empty when nothing is known."""
    value = getattr(record, name, None)
    if value is None or value == "" or value == []:
        return []
    if isinstance(value, Manager):
        return [linked(thing) for thing in value.all()]
    if isinstance(value, Model):
        return [linked(value)]
    if isinstance(value, list):
        return [Shown(display.term(str(item))) for item in value]
    return [written(record, name, value, currency)]


def linked(thing):
    return Shown(display.local_name(thing), url=address(thing))


def address(thing):
    """The page of a record or place; "" when there is none for the public."""
    if not getattr(thing, "published", True):
        return ""
    try:
        page = PLACE_PAGES.get(type(thing).__name__)
        return links.address(page, thing.slug) if page else thing.get_absolute_url()
    except (AttributeError, NoReverseMatch):
        return ""


def written(record, name, value, currency=""):
    """A single value, canonical or as a claim's text, in the field's unit and wording."""
    if RECORD_KEY.match(str(value)):
        name = OWN_MARK.sub("", str(value).split("|")[1])
        return Shown(name)  # a person's word names a record by its key
    kind = kind_of(name)
    if kind == "date":
        return Shown(display.partial_date(value), numeric=True)
    number = display.decimal_or_none(value)
    if kind and number is not None:
        figure, unit = display.split_unit(number, kind, currency)
        return Shown(figure, unit, numeric=True)
    field = model_field(record, name)
    choices = dict(getattr(field, "flatchoices", None) or ())
    if value in choices:
        return Shown(str(choices[value]))
    if name == "website":
        return Shown(value, url=value if "://" in value else f"http://{value}")
    if name == "kind":
        return Shown(display.term(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Shown(display.number(value), numeric=True)
    return Shown(display.term(str(value)))
