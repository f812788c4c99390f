"""Helpers that read like the rules they test: *reads* what a rule accepts, *leaves alone* what it must not take."""

from ingest.reading.assembling import read


def article(*paragraphs, title="重庆一批项目有新进展", stamp="2024-11-09 08:00"):
    """A small page: a headline, a stamp, the paragraphs."""
    return "\n".join([title, f"{stamp} 来源:山城新闻网", *paragraphs])


def parks_of(*paragraphs, **page):
    """{name: {field: value}} of the parks that the page tells of."""
    return {fact.name: _plain(fact) for fact in read(article(*paragraphs, **page)).parks}


def events_of(*paragraphs, **page):
    """[(kind, count, total, date)] of the page's ceremonies; count and total are None where not said."""
    found = []
    for fact in read(article(*paragraphs, **page)).events:
        fields = _plain(fact)
        total = fields.get("investment_yi")
        found.append(
            (
                fields["kind"],
                fields.get("project_count"),
                float(total) if total is not None else None,
                fields.get("date"),
            )
        )
    return found


def districts_of(*paragraphs, **page):
    """Names of the districts that the page is about."""
    return [fact.name for fact in read(article(*paragraphs, **page)).districts]


def _plain(fact):
    return {name: value.value for name, value in fact.fields.items() if not isinstance(value, list)}
