"""The curators' desk: articles, claims, mentions, judgements, outlets, reports of errors, accounts."""

from ingest.admin import (  # noqa: F401 (they register)
    accounts,
    articles,
    claims,
    judgements,
    mentions,
    reports,
    sources,
)
