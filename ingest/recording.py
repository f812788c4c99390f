"""From what the reader found in one article to that article's mentions and claims.

Recording the same reading again changes nothing; recording a newer reader's reading replaces what nobody
judged and keeps what somebody did (DESIGN §2.4).
"""

from collections import Counter

from django.db import transaction
from django.db.models import F

from ingest.claims import canonical, claim_key
from ingest.matching.names import core
from ingest.matching.places import Places
from ingest.models import Article, Claim, Mention

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
            context[name] = canonical(fact.fields[name].value)
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


@transaction.atomic
def record(article, reading, *, reader_version, places=None):
    """Write the mentions and claims of `reading` to `article`; returns whether anything changed.

    The article row is locked, so that two workers that were handed the same article write it once.
    """
    article = Article.objects.select_for_update().defer("raw").get(pk=article.pk)
    places = places or Places()
    kept = {
        (m.kind, m.block, m.ordinal): m
        for m in article.mentions.filter(claims__in=article.claims.exclude(verdict="")).distinct()
    }
    judged = {claim.key: claim for claim in article.claims.exclude(verdict="")}
    before = sorted(article.claims.values_list("key", flat=True))

    found = mentions_of(article, reading, places)
    left_behind = _left_behind(article)
    article.claims.filter(verdict="").delete()
    judged_mentions = {claim.mention_id for claim in judged.values()}
    article.mentions.exclude(pk__in=judged_mentions).delete()
    _adopt_kept(found, kept, article)
    Mention.objects.bulk_create([mention for mention, _, _ in found if mention.pk is None])

    related = {}
    for mention, fact, _ in found:
        for name in (fact.name, *fact.aliases):
            related.setdefault((mention.kind, core(mention.kind, name)), mention)
    wanted = {}
    for mention, fact, subject in found:
        for claim in claims_of(article, mention, fact, subject, related, reader_version):
            wanted.setdefault(claim.key, claim)
    for key, claim in judged.items():
        _carry_over(claim, wanted.pop(key, None))
    Claim.objects.bulk_create(wanted.values())

    changed = before != sorted([*wanted, *judged])
    Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1, left_behind=left_behind)
    return changed


def _left_behind(article):
    """The records that this article's mentions mean now: they must be settled when the mentions go."""
    found = {tuple(pair) for pair in article.left_behind}
    for mention in article.mentions.exclude(kind="district"):
        record_id = getattr(mention, f"{mention.kind}_id")
        if record_id:
            found.add((mention.kind, record_id))
    return sorted(found)


@transaction.atomic
def forget(article):
    """Drop what an article said, as when it cannot be read any more; what somebody judged stays."""
    left_behind = _left_behind(article)
    judged = article.claims.exclude(verdict="")
    judged.update(withdrawn=True)
    article.claims.filter(verdict="").delete()
    article.mentions.exclude(pk__in=judged.values("mention_id")).delete()
    Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1, left_behind=left_behind)


def _adopt_kept(found, kept, article):
    """Let a mention that carries verdicts live on as the one the new reading found in its stead."""
    by_block = {}
    for (kind, block, _), mention in kept.items():
        by_block.setdefault((kind, block), []).append(mention)
    spoken_for = set()
    for mention, _, _ in found:
        for old in by_block.get((mention.kind, mention.block), []):
            if old.pk not in spoken_for:
                spoken_for.add(old.pk)
                mention.pk = old.pk
                mention._state.adding = False
                break
    # The adopted make room first; they get their new ordinals at the end.
    for number, (mention, _, _) in enumerate(f for f in found if f[0].pk):
        Mention.objects.filter(pk=mention.pk).update(ordinal=10000 + number)
    # Ordinals are unique within an article: those that stay behind go to the end of the list, first those that
    # are there already, each to a number that is free by then.
    behind = [m for m in kept.values() if m.pk not in spoken_for]
    behind.sort(key=lambda m: (m.ordinal < LEFT_BEHIND, m.kind, m.ordinal))
    for number, old in enumerate(behind):
        Mention.objects.filter(pk=old.pk).update(ordinal=LEFT_BEHIND + number)
    for mention, _, _ in found:
        if mention.pk:
            mention.save()


def _carry_over(judged, renewed):
    """Give a judged claim the new reading's words and place; mark it when nothing reads it any more."""
    if renewed is None:
        if not judged.withdrawn:
            judged.withdrawn = True
            judged.save(update_fields=["withdrawn"])
        return
    for field in (
        "mention",
        "spans",
        "rule",
        "reader_version",
        "printed",
        "hedge",
        "related",
        "as_of",
        "date_basis",
    ):
        setattr(judged, field, getattr(renewed, field))
    judged.withdrawn = False
    judged.save()
