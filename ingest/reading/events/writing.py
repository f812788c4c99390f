"""A happening as the Fact of an event, with its date, count, total, park and district."""

import re

from ingest.reading.facts import Fact, Value

CAPTIONS = {"signing": "签约", "groundbreaking": "开工", "opening": "投用", "topping_out": "封顶"}
_WHOLE_CITY = re.compile(r"全市(?:共|有|，|\d|20\d\d)")  # 全市共有163个项目开工
_THAT = re.compile(r"该[区县]")
PRECISION = {4: "year", 7: "month", 10: "day"}


def written(article, h):
    evidence = article.evidence(h.start, h.end)
    printed = article.text[h.start : h.end]
    fact = Fact(_caption(h), evidence, h.rule)
    fields = fact.fields
    fields["kind"] = Value(h.kind, printed, evidence, h.rule)
    if h.iso:
        d = h.date
        fields["date"] = Value(
            h.iso, d.printed, article.evidence(d.start, d.end), "ceremony's date", date_basis=d.basis
        )
        fields["date_precision"] = Value(
            PRECISION[len(h.iso)], d.printed, article.evidence(d.start, d.end), "ceremony's date"
        )
    if h.count is not None and not h.firms:
        fields["project_count"] = _of_amount(article, h.count, int(h.count.value), h.rule)
    elif h.number:
        fields["project_count"] = Value(h.number, printed, evidence, "ceremony · a single project's own")
    if h.money is not None:
        fields["investment_yi"] = _of_amount(article, h.money, h.money.value, "ceremony's total")
    elif h.total is not None:
        fields["investment_yi"] = h.total
    _place(article, h, fields)
    return fact


def _place(article, h, fields):
    if h.park is not None:
        n = h.park.names[0]
        fields["park"] = Value(h.park.fact.name, n.text, article.evidence(n.start, n.end), "ceremony's park")
    district, place = _district(article, h)
    if district:
        at = (place.start, place.end) if place else (h.start, h.end)
        fields["district"] = Value(
            district, article.text[at[0] : at[1]], article.evidence(*at), "ceremony's district"
        )


def _of_amount(article, amount, value, rule):
    return Value(
        value,
        amount.printed,
        article.evidence(amount.start, amount.end),
        rule,
        hedge=amount.hedge,
        currency=amount.currency,
    )


def _district(article, h):
    fields = h.park.fact.fields if h.park is not None else {}
    if "district" not in fields and h.subject is not None:
        fields = h.subject.fields
    if h.batch and "district" not in fields and _WHOLE_CITY.search(article.text, h.sentence.start, h.start):
        named = article.places.within(h.sentence.start, h.sentence.end, "district")
        if not any(m.district and not m.passing for m in named):
            return "", None
    if "district" in fields:
        name = fields["district"].value
        return name, article.places.first(name)
    return _that_district(article, h) or article.places.district_of(h.sentence.start, h.sentence.end)


def _that_district(article, h):
    """(district, its Place) of 当天该区22个项目集中开工: the one named last before, in the same paragraph; None without 该区."""
    that = _THAT.search(article.text, h.sentence.start, h.end)
    if that is None:
        return None
    floor = next(s.start for s in article.sentences if s.paragraph == h.sentence.paragraph)
    named = [m for m in article.places.within(floor, that.start()) if m.district and not m.passing]
    return (named[-1].district, named[-1]) if named else None


def _caption(h):
    count = f"{h.projects}个项目" if h.projects and h.projects > 1 else ""
    subject = h.subject.name if h.subject is not None else count
    return f"{subject}{CAPTIONS[h.kind]}"
