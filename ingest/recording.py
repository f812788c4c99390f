"""From what the reader found in one article to that article's mentions and claims.

Mentions and claims are known by keys made of their content: recording a reading again writes the same rows, and
what stands on them (evidence, verdicts, the record that a mention means) stays. What a newer reader finds no more
goes, unless somebody judged it (DESIGN §2.4).
"""

from collections import Counter
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from ingest.claims import canonical, claim_key
from ingest.matching.amounts import in_currency
from ingest.matching.names import core
from ingest.matching.places import Places
from ingest.models import Article, Claim, Mention
from ingest.settling import turns

# The place in the text of a mention that is no longer read there; it stays for the sake of verdicts.
LEFT_BEHIND = 20000
# Fields whose value names another thing of the same article: claim.related points to its mention.
LINKS = {"park": "park", "companies": "company", "projects": "project", "parent": "park"}
PLURAL = {
    "district": "districts",
    "park": "parks",
    "company": "companies",
    "project": "projects",
    "event": "events",
}


def subject_of(kind, fact):
    """What tells this mention from the others of its article: its core name; of a ceremony, its kind and the
    sentence that tells of it."""
    if kind != "event":
        return f"{kind}|{core(kind, fact.name)}"
    what = fact.fields["kind"].value if "kind" in fact.fields else ""
    return f"event|{what}|{fact.evidence.sentence}"


def context_of(kind, fact, reading, places, on):
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


def mentions_of(article, reading, places):
    """Unsaved mentions of a reading, as (mention, fact, subject) in the reader's order."""
    found = []
    on = reading.published_on or ""
    for kind, plural in PLURAL.items():
        seen = Counter()
        for ordinal, fact in enumerate(getattr(reading, plural)):
            subject = subject_of(kind, fact)
            seen[subject] += 1
            if seen[subject] > 1:
                subject = f"{subject}#{seen[subject]}"
            mention = Mention(
                key=claim_key("mention", article.sha256, subject),
                article=article,
                kind=kind,
                ordinal=ordinal,
                name=fact.name[:200],
                block=f"{kind}|{core(kind, fact.name)}"[:220],
                start=fact.evidence.start,
                end=fact.evidence.end,
                context=context_of(kind, fact, reading, places, fact_date(fact) or on),
                rule=fact.rule[:80],
            )
            found.append((mention, fact, subject))
    return found


def fact_date(fact):
    value = fact.fields.get("date")
    return str(value.value) if value else ""


def span(evidence):
    return {"start": evidence.start, "end": evidence.end, "sentence": evidence.sentence}


def claims_of(article, mention, fact, subject, related_by_name, reader_version):
    """Unsaved claims about one mention: its name, its aliases, its sectors and every field of the fact."""

    def claim(field, value, *, evidence, rule, **more):
        text = canonical(value)
        parts = (more.get("currency", ""), more.get("role", ""), more.get("scope", ""), more.get("mode", ""))
        return Claim(
            key=claim_key("reader", article.sha256, subject, field, text, *parts),
            origin=Claim.Origin.READER,
            article=article,
            mention=mention,
            field=field,
            value=text,
            spans=[span(evidence)],
            rule=rule[:80],
            reader_version=reader_version,
            **more,
        )

    # A ceremony's name is a caption of ours; only the others stand in the text.
    printed = "" if mention.kind == "event" else fact.name[:300]
    yield claim("name", fact.name, evidence=fact.evidence, rule=fact.rule, printed=printed)
    for alias in fact.aliases:
        yield claim("aliases", alias, evidence=fact.evidence, rule=fact.rule)
    for code in fact.sectors:
        yield claim("sectors", code, evidence=fact.evidence, rule="sector words")
    for field, values in fact.fields.items():
        if field in ("date_precision",):
            continue
        for value in values if isinstance(values, list) else [values]:
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
                related=related_by_name.get((LINKS.get(field), core(LINKS[field], str(value.value))))
                if field in LINKS
                else None,
            )


class Overtaken(Exception):
    """Another worker wrote the article's first reading meanwhile: read it again, as one that was read before."""


def record(article, reading, *, reader_version, places=None):
    """Write the mentions and claims of `reading` to `article`; returns whether anything changed.

    The article row is locked, so that two workers that were handed the same article write it once.
    """
    with _replacing(article) as stored:
        before = set(stored.claims.values_list("key", flat=True))
        found = mentions_of(stored, reading, places or Places())
        _write(Mention, [mention for mention, _, _ in found], MENTION_FIELDS)
        related = {}
        for mention, fact, _ in found:
            for name in (fact.name, *fact.aliases):
                related.setdefault((mention.kind, core(mention.kind, name)), mention)
        wanted = {}
        for mention, fact, subject in found:
            for claim in claims_of(stored, mention, fact, subject, related, reader_version):
                wanted.setdefault(claim.key, claim)
        _write(Claim, list(wanted.values()), CLAIM_FIELDS)
        _let_go(stored, set(wanted), {mention.key for mention, _, _ in found})
        return before != set(stored.claims.values_list("key", flat=True))


def forget(article):
    """Drop what an article said, as when it cannot be read any more; what somebody judged stays."""
    with _replacing(article) as stored:
        _let_go(stored, set(), set())


@contextmanager
def _replacing(article):
    """A transaction with the article as it is stored now, locked; at its end the article waits to be settled.

    A first reading only adds, and is written beside a settling; any other waits for its turn.
    """
    with turns.replacing() if article.revision else transaction.atomic():
        stored = Article.objects.select_for_update().defer("raw", "body", "meta").get(pk=article.pk)
        if stored.revision and not article.revision:
            raise Overtaken
        left_behind = _left_behind(stored)
        yield stored
        Article.objects.filter(pk=stored.pk).update(revision=F("revision") + 1, left_behind=left_behind)


# What a new reading says anew of a mention or claim; verdicts and what a mention means are not among it.
MENTION_FIELDS = ("ordinal", "name", "block", "start", "end", "context", "rule")
CLAIM_FIELDS = (
    *("mention", "printed", "hedge", "as_of", "date_basis", "related", "spans", "rule", "reader_version"),
    "withdrawn",
)


def _write(model, rows, fields):
    """Insert rows, or update those of the same key; the rows know their ids afterwards."""
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=fields)


def _let_go(article, claim_keys, mention_keys):
    """Take leave of what the new reading does not find: marked where somebody judged it, deleted else."""
    gone = [pk for pk, key in article.claims.values_list("pk", "key") if key not in claim_keys]
    gone = Claim.objects.filter(pk__in=gone)
    gone.unjudged().delete()
    gone.judged().update(withdrawn=True)
    gone = [pk for pk, key in article.mentions.values_list("pk", "key") if key not in mention_keys]
    gone = Mention.objects.filter(pk__in=gone)
    gone.filter(claims=None).delete()
    gone.update(ordinal=LEFT_BEHIND)


def _left_behind(article):
    """The records that this article's mentions mean now: they must be settled when the mentions go."""
    found = {tuple(pair) for pair in article.left_behind}
    for mention in article.mentions.exclude(kind="district"):
        record_id = getattr(mention, f"{mention.kind}_id")
        if record_id:
            found.add((mention.kind, record_id))
    return sorted(found)
