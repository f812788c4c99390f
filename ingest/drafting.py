"""What a reading says, as drafts of an article's mentions and claims: pure functions, nothing is written here."""

from collections import Counter
from dataclasses import dataclass

from ingest.claims import canonical, claim_key
from ingest.matching.amounts import in_currency
from ingest.matching.names import core

# Fields whose value names another thing of the same article: claim.related points to its mention.
LINKS = {"park": "park", "companies": "company", "projects": "project", "parent": "park"}
PLURAL = {
    "district": "districts",
    "park": "parks",
    "company": "companies",
    "project": "projects",
    "event": "events",
}


@dataclass(slots=True)
class MentionDraft:
    """The fields of ingest.models.Mention that a reading decides."""

    key: str
    article_id: int
    kind: str
    ordinal: int
    name: str
    block: str
    start: int
    end: int
    context: dict
    rule: str
    id: int = 0  # once it is written


@dataclass(slots=True)
class ClaimDraft:
    """The fields of ingest.models.Claim that a reading decides."""

    key: str
    mention: MentionDraft
    field: str
    value: str
    spans: list
    rule: str
    printed: str = ""
    hedge: str = ""
    mode: str = ""
    scope: str = ""
    currency: str = ""
    date_basis: str = ""
    as_of: str = ""
    role: str = ""
    related: MentionDraft | None = None
    id: int = 0


@dataclass(slots=True)
class Draft:
    """All mentions and claims of one article."""

    mentions: list
    claims: list


def draft(article, reading, places):
    """The Draft of a reading of `article`, of which id and sha256 are needed."""
    found = list(mentions_of(article, reading, places))
    related = {}
    for mention, fact, _ in found:
        for name in (fact.name, *fact.aliases):
            related.setdefault((mention.kind, core(mention.kind, name)), mention)
    claims = {}
    for mention, fact, subject in found:
        for claim in claims_of(article, mention, fact, subject, related):
            claims.setdefault(claim.key, claim)
    return Draft([mention for mention, _, _ in found], list(claims.values()))


def mentions_of(article, reading, places):
    """(mention, fact, subject) in the reader's order."""
    on = reading.published_on or ""
    for kind, plural in PLURAL.items():
        seen = Counter()
        for ordinal, fact in enumerate(getattr(reading, plural)):
            bare = core(kind, fact.name)
            subject = subject_of(kind, fact, bare)
            seen[subject] += 1
            if seen[subject] > 1:
                subject = f"{subject}#{seen[subject]}"
            mention = MentionDraft(
                key=claim_key("mention", article.sha256, subject),
                article_id=article.pk,
                kind=kind,
                ordinal=ordinal,
                name=fact.name[:200],
                block=f"{kind}|{bare}"[:220],
                start=fact.evidence.start,
                end=fact.evidence.end,
                context=context_of(kind, fact, places, fact_date(fact) or on),
                rule=fact.rule[:80],
            )
            yield mention, fact, subject


def subject_of(kind, fact, bare):
    """What tells this mention from the others of its article: its core name; of a ceremony, its kind and the
    sentence that tells of it."""
    if kind != "event":
        return f"{kind}|{bare}"
    what = fact.fields["kind"].value if "kind" in fact.fields else ""
    return f"event|{what}|{fact.evidence.sentence}"


def context_of(kind, fact, places, on):
    """What the article says around the mention, for matching: district key, date, count, amount, companies."""
    named = fact.name if kind == "district" else None
    if kind in ("park", "project", "event") and "district" in fact.fields:
        named = fact.fields["district"].value
    context = {"on": on}
    if named:
        district, candidates = places.find(named, on)
        context["district"] = district.key if district else ""
        if not district and candidates:
            context["district_candidates"] = [candidate.key for candidate in candidates]
    for name in ("kind", "date", "project_count", "investment_yi", "park"):
        if kind in ("project", "event") and name in fact.fields:
            context[name] = in_currency(canonical(fact.fields[name].value), fact.fields[name].currency)
    companies = fact.fields.get("companies", [])
    if companies:
        context["companies"] = sorted({core("company", value.value) for value in companies})
    if fact.aliases:
        context["aliases"] = sorted({core(kind, alias) for alias in fact.aliases})
    return context


def fact_date(fact):
    value = fact.fields.get("date")
    return str(value.value) if value else ""


def claims_of(article, mention, fact, subject, related_by_name):
    """The claims about one mention: its name, its aliases, its sectors and every field of the fact."""

    def claim(field, value, *, evidence, rule, **more):
        text = canonical(value)
        parts = (more.get("currency", ""), more.get("role", ""), more.get("scope", ""), more.get("mode", ""))
        key = claim_key("reader", article.sha256, subject, field, text, *parts)
        return ClaimDraft(key, mention, field, text, [span(evidence)], rule[:80], **more)

    # A ceremony's name is a caption of ours; only the others stand in the text.
    printed = "" if mention.kind == "event" else fact.name[:300]
    yield claim("name", fact.name, evidence=fact.evidence, rule=fact.rule, printed=printed)
    for alias in fact.aliases:
        yield claim("aliases", alias, evidence=fact.evidence, rule=fact.rule)
    for code in fact.sectors:
        yield claim("sectors", code, evidence=fact.evidence, rule="sector words")
    for field, values in fact.fields.items():
        if field == "date_precision":
            continue
        for value in values if isinstance(values, list) else [values]:
            named = LINKS.get(field)
            yield claim(
                field,
                value.value,
                evidence=value.evidence,
                rule=value.rule,
                printed=value.printed[:300],
                hedge=value.hedge[:10],
                mode=value.mode,
                scope=value.scope[:20],
                currency=value.currency[:3],
                date_basis=value.date_basis,
                as_of=value.as_of[:10],
                role=value.role or ("investor" if field == "companies" else ""),
                related=related_by_name.get((named, core(named, str(value.value)))) if named else None,
            )


def span(evidence):
    return {"start": evidence.start, "end": evidence.end, "sentence": evidence.sentence}
