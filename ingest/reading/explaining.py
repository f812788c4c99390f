"""An article with every fact marked where it stands, the rule that found it, and what was rejected and why."""

from .facts import Value

KINDS = {"districts": "区县", "parks": "园区", "events": "活动", "projects": "项目", "companies": "企业"}
_REJECTED = {"park": "园区", "event": "活动", "project": "项目", "company": "企业"}


def explain(reading, raw, name):
    """Plain text for people: the raw text with numbered marks 〔1 …〕, then the facts, then the rejections."""
    facts = [(kind, fact) for kind in KINDS for fact in getattr(reading, kind)]
    marked = _marked(
        raw, [(fact.evidence.start, fact.evidence.end, n) for n, (_, fact) in enumerate(facts, 1)]
    )
    lines = [f"===== {name}", marked.strip("\n"), "", _whole(reading)]
    for n, (kind, fact) in enumerate(facts, 1):
        weighed = f"  权衡：{fact.why}" if fact.why else ""
        lines.append(f"〔{n}〕{KINDS[kind]} {fact.name}  规则：{fact.rule}{weighed}")
        for field, values in fact.fields.items():
            for value in values if isinstance(values, list) else [values]:
                lines.append("      " + _value(field, value))
    for rejected in reading.rejected:
        lines.append(
            f"否决 {_REJECTED.get(rejected.kind, rejected.kind)}「{rejected.printed}」 {rejected.why}  规则：{rejected.rule}"
        )
    return "\n".join(lines) + "\n"


def _whole(reading):
    relevant = "有关" if reading.relevant else f"无关（{reading.reason}）"
    return (
        f"{relevant}  标题：{reading.title or '（无）'}  发布：{reading.published_on or '（无）'}"
        f" {reading.published_basis}  来源：{reading.outlet or '（无）'}"
    )


def _value(field, value):
    if not isinstance(value, Value):
        return f"{field} = {value}"
    extra = " ".join(
        filter(
            None,
            (value.hedge, value.mode, value.scope, value.currency, value.role, value.date_basis, value.as_of),
        )
    )
    return (
        f"{field} = {value.value}  原文「{value.printed}」{' ' + extra if extra else ''}  规则：{value.rule}"
    )


def _marked(raw, spans):
    """Marks put in from the end, so that offsets hold; spans may overlap."""
    points = [(start, 1, -end, f"〔{n} ") for start, end, n in spans] + [
        (end, 0, -start, "〕") for start, end, _ in spans
    ]
    pieces, position = [], 0
    for at, _, _, mark in sorted(points):
        pieces += [raw[position:at], mark]
        position = at
    return "".join([*pieces, raw[position:]])
