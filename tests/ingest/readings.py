"""Readings made by hand, so that matching and settling can be tested without the reader."""

from decimal import Decimal

from ingest import linking, recording
from ingest.models import Article
from ingest.reading.facts import Evidence, Fact, Reading, Value

MONEY = {"investment_yi", "area_mu", "floor_area_m2", "annual_output_yi"}


def evidence(sentence="一句话。"):
    return Evidence(0, len(sentence), sentence)


def value(field, given):
    """`given` is a plain value, or a dict of Value's own fields with `value`."""
    more = dict(given) if isinstance(given, dict) else {"value": given}
    plain = more.pop("value")
    if field in MONEY:
        plain = Decimal(str(plain))
    return Value(plain, str(plain), evidence(f"其中{field}为{plain}。"), "by hand", **more)


def fact(name, *, aliases=(), sectors=(), **fields):
    made = {
        field: [value(field, one) for one in given] if isinstance(given, list) else value(field, given)
        for field, given in fields.items()
    }
    return Fact(name, evidence(f"{name}在这里。"), "by hand", made, list(aliases), sectors=list(sectors))


def reading(**parts):
    return Reading(relevant=True, **parts)


def article(sha, made, *, published="2024-11-10", places=None, **more):
    """Store an article and record the reading as the loader does."""
    made.published_on = published
    row, _ = Article.objects.get_or_create(
        sha256=sha, defaults={"raw": sha.encode(), "name": sha, "title": sha, **more}
    )
    Article.objects.filter(pk=row.pk).update(status="read", published_on=published)
    recording.record(row, linking.link(made), reader_version="test", places=places)
    return row
