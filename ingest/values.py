"""What people may type for a field, and the canonical text that a claim keeps of it."""

import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ingest.claims import Unclear, find_record
from ingest.models.claim import Labels
from ingest.querysets import NAMING
from ingest.reviewing import subject
from ingest.settling.fields import MANY, SINGLE
from parks.asking.phones import MOBILE
from parks.models import District, Park, Sector, Township
from projects.models import Project, SigningEvent

# Worded by settling: nobody types these.
NOT_TYPED = {
    "park": {"position"},  # has its own editor, with a map
    "company": {"full_name"},
    "project": set(),
    "event": {"name", "aliases"},
}
PINNED = [value for value in Park.Precision.values if value != Park.Precision.DISTRICT]
PARTIAL_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Generous bounds of Chongqing in WGS-84: longitude, then latitude.
BOUNDS = ((Decimal("105.1"), Decimal("110.3")), (Decimal("28.0"), Decimal("32.4")))
AMOUNTS = ("_yi", "_mu", "_m2", "_count")
UNITS = {"_yi": _("单位：亿元，只填数字"), "_mu": _("单位：亩，只填数字"), "_m2": _("单位：㎡，只填数字")}


def typed_fields(kind):
    """The fields of a kind of record that a person may state."""
    return [name for name in (*SINGLE[kind], *MANY[kind]) if name not in NOT_TYPED[kind]]


def choices(kind, name):
    """(value, label) where a field knows all its values, else None."""
    if name in ("district", "other_districts"):
        return [(district.key, district.name) for district in District.objects.order_by("valid_until", "key")]
    if name == "sectors":
        return [(sector.code, sector.name) for sector in Sector.objects.all()]
    fixed = {
        ("park", "level"): Park.Level.choices,
        ("project", "stage"): Project.Stage.choices,
        ("event", "kind"): SigningEvent.Kind.choices,
    }
    return fixed.get((kind, name))


def labels_of(claim):
    """Which labels a person may correct: of numbers hedge, mode and scope, of a stage the mode; another currency
    is kept for a project's investment alone."""
    kind, _record = subject(claim)
    found = {name for name in Labels._fields if getattr(claim, name)}
    if any(claim.field.endswith(ending) for ending in AMOUNTS):
        found |= {"hedge", "mode", "scope"}
    if claim.field == "stage":
        found.add("mode")
    if (kind, claim.field) == ("project", "investment_yi"):
        found.add("currency")
    return [name for name in Labels._fields if name in found]


def codes():
    """{field: {code: name}} of the fields that data sets and people give by code, articles by name."""
    districts = dict(District.objects.values_list("key", "name"))
    return {
        "district": districts,
        "other_districts": districts,
        "sectors": dict(Sector.objects.values_list("code", "name")),
        "township": dict(Township.objects.values_list("code", "name")),
    }


def help_for(name):
    """How to fill in a field, in a few words."""
    if name == "date" or name.endswith("_on"):
        return _("写成 2024、2024-11 或 2024-11-08，知道多细写多细")
    if name in ("park", "parent", "companies", "projects"):
        return _("名录里已有的名称或内容键；名录里还没有的，写成“新建：名称”")
    return next((text for ending, text in UNITS.items() if name.endswith(ending)), "")


def canonical(kind, name, typed):
    """The claim's text for what was typed; ValidationError in words for people."""
    typed = typed.strip()
    if name in NOT_TYPED[kind] - {"position"}:
        raise ValidationError(_("这个字段由文章里的提及得出，只能采纳或驳回，不能改写。"))
    known = choices(kind, name)
    if known is not None:
        by_label = {str(label): value for value, label in known}
        if typed in dict(known):
            return typed
        if typed in by_label:
            return by_label[typed]
        raise ValidationError(
            _("没有这个选项。可填：%(known)s"), params={"known": "、".join(list(by_label)[:12])}
        )
    reader = next((read for ending, read in READERS.items() if name.endswith(ending)), None)
    if name in NAMING[kind]:
        return named(NAMING[kind][name], typed)
    if name in LOOKUPS:
        return LOOKUPS[name](typed)
    return reader(typed) if reader else typed


def number(typed):
    try:
        value = Decimal(typed.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise ValidationError(_("只填数字，不要带单位。")) from None
    if not value.is_finite() or value < 0:
        raise ValidationError(_("不能是负数。"))
    return f"{value.normalize():f}"


def count(typed):
    text = number(typed)
    if "." in text:
        raise ValidationError(_("要填整数。"))
    return text


def partial_date(typed):
    if not PARTIAL_DATE.fullmatch(typed):
        raise ValidationError(_("日期写成 2024、2024-11 或 2024-11-08。"))
    return typed


NEW = re.compile(r"(?:新建|new)\s*[:：]\s*(.+)", re.IGNORECASE)


def named(kind, typed):
    """The key of the record that bears the name; a name that is to become a record is given back as it is."""
    new = NEW.fullmatch(typed)
    try:
        found = find_record(kind, new[1] if new else typed)
    except Unclear as several:
        raise ValidationError(
            _("有几条记录都叫这个名称，请填内容键：%(keys)s"), params={"keys": str(several)}
        ) from None
    if found:
        return found.key
    if not new or kind == "event":
        raise ValidationError(
            _("名录里没有“%(name)s”。请核对名称；要新建，写成“新建：名称”。"), params={"name": typed}
        )
    return new[1]


def township(typed):
    found = Township.objects.filter(code=typed) or Township.objects.filter(name=typed, current=True)
    if len(found) != 1:
        raise ValidationError(_("找不到唯一的这个镇街，请填它的全称或代码。"))
    return found[0].code


def position(longitude, latitude, precision):
    """`106.55,29.56,address`; WGS-84, within Chongqing."""
    for value, (low, high) in zip((longitude, latitude), BOUNDS, strict=True):
        if not low <= value <= high:
            raise ValidationError(_("这个位置不在重庆。请用 WGS-84 经纬度，经度在前。"))
    return f"{longitude:.5f},{latitude:.5f},{precision}"


def typed_position(typed):
    try:
        longitude, latitude, precision = typed.replace("，", ",").split(",")
        if precision.strip() in PINNED:
            return position(Decimal(longitude.strip()), Decimal(latitude.strip()), precision.strip())
    except (ValueError, InvalidOperation):
        pass
    raise ValidationError(
        _("写成 经度,纬度,精度，例如 106.55,29.56,address；更方便的是在园区页“在地图上放置”。")
    )


def public_contact(typed):
    """A park's office by a landline or service number; a mobile is somebody's own."""
    if MOBILE.search(re.sub(r"[\s-]", "", typed)):
        raise ValidationError(_("手机号属于个人信息，不能公开。请填园区对外的座机或服务热线。"))
    return typed


READERS = {
    "_yi": number,
    "_mu": number,
    "_m2": number,
    "_count": count,
    "date": partial_date,
    "_on": partial_date,
}
LOOKUPS = {"contact": public_contact, "position": typed_position, "township": township}
