"""What the evaluate command measured and what curators' verdicts say, in the words of the page /quality/."""

import json

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ingest import precision
from ingest.models.wording import field_label

FILE = settings.BASE_DIR / "ingest" / "data" / "quality.json"

WORDS = {
    "all": _("全部事实"),
    "districts": _("区县"),
    "parks": _("园区"),
    "events": _("活动"),
    "projects": _("项目"),
    "companies": _("企业"),
    "district": _("区县"),
    "park": _("园区"),
    "area_mu": _("用地"),
    "floor_area_m2": _("建筑面积"),
    "investment_yi": _("投资"),
    "date": _("日期"),
    "stage": _("阶段"),
    "annual_output_yi": _("年产值"),
    "kind": _("类别"),
    "project_count": _("项目数"),
    "relevant": _("与重庆园区有关与否"),
    "title": _("标题"),
    "published_on": _("发布日期"),
    "body starts": _("正文从哪里开始"),
    "body ends": _("正文到哪里结束"),
    "junk left out": _("正文之外的内容不读"),
    "main text, characters": _("正文的字与原文一致"),
    "evidence": _("句子里确有读出的字"),
}


def label(kind):
    """`parks.area_mu` → 园区 · 用地; what has no word stays as it is."""
    parts = [kind] if kind in WORDS else kind.split(".")
    return " · ".join(str(WORDS.get(part, part)) for part in parts)


def measured():
    """The figures with labels for each row, or None when nothing was measured yet."""
    try:
        figures = json.loads(FILE.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    for rows in ("facts", "fields", "whole"):
        # What no article asked about has no score.
        figures[rows] = [row | {"label": label(row["kind"])} for row in figures.get(rows, []) if row.get("n")]
    return figures


# The kinds of records that verdicts are about; a record's name is its being there at all.
KINDS = {
    "park": _("园区"),
    "project": _("项目"),
    "company": _("企业"),
    "event": _("活动"),
    "district": _("区县"),
}


def judged():
    """The precision by curators' verdicts: `fields` and `outlets` (rows with label, n, share, interval), `n` in all."""
    fields = [
        row._asdict() | {"label": f"{KINDS.get(row.of[0], row.of[0])} · {field_label(row.of[1])}"}
        for row in precision.per_field()
    ]
    outlets = [row._asdict() | {"label": row.of} for row in precision.per_outlet()]
    return {"n": sum(row["n"] for row in fields), "fields": fields, "outlets": outlets}
