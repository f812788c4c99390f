"""The enterprises that an article names as investing, building, running or working in Chongqing."""

from bisect import bisect_right

from ingest.reading.facts import Evidence, Fact, Rejection
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.plain import plain_sentences

from . import aliases, context, entries, foreign, heads, legal, lists, trade
from .mention import Mention
from .refusals import refused_context, refused_name
from .roles import role_of

# Where two rules read overlapping names, the surer rule wins, then the longer name.
_ORDER = """alias legal-form dotted-name bureau latin-name joint quoted named-company trade-name counted-list heads-project known-firm
    region-name role-word agent titled maker staff project-list company-list subject"""
_RANK = {rule: rank for rank, rule in enumerate(_ORDER.split())}


def find_companies(doc, places, rejected=None):
    """Facts, one a firm, in order of first appearance; `role` and `aliases` set, evidence in raw offsets.

    What is refused goes to the list `rejected` (of Rejection), if one is given.
    """
    kept, _entries = read_companies(doc, places, rejected)
    return kept


def read_companies(doc, places, rejected=None):
    """As find_companies, with the Entry behind each Fact, in the same order."""
    sentences = plain_sentences(doc)
    mentions = _mentions(sentences, _place_names(places))
    facts, kept = [], []
    for entry in entries.group(mentions):
        fact, refusal = _judged(doc, sentences, entry)
        if fact is not None:
            facts.append(fact)
            kept.append(entry)
        elif rejected is not None:
            rejected.append(refusal)
    return facts, kept


def _place_names(places):
    names = {m.name for m in getattr(places, "mentions", ())}
    return {
        n
        for name in names
        for n in (name, name.rstrip("镇街道乡区县市"))
        if len(n) >= 2 and not REGION.fullmatch(n)
    }


def _mentions(sentences, place_names):
    chosen = []
    for sentence in sentences:
        text, offset = sentence.text, sentence.start
        found = [
            *legal.find(text, offset),
            *trade.find(text, offset),
            *context.find(text, offset),
            *foreign.find(text, offset),
        ]
        found += heads.find(text, offset, place_names, [(m.start, m.end, m.name) for m in found])
        headed = {m.start for m in found if m.rule == "heads-project"}
        found = [m for m in found if m.rule != "trade-name" or m.start not in headed]
        sure = [(m.start, m.end) for m in found if m.sure]
        found += lists.find(text, offset, sure)
        best = _without_overlaps([m for m in found if not refused_name(m) and m.name not in place_names])
        introduced = []
        for mention in best:
            alias = aliases.introduced(text, mention.end - offset)
            if alias:
                start, end, name = alias
                introduced.append(Mention(offset + start, offset + end, name, "alias", alias_of=mention.name))
        chosen += _without_overlaps(best + introduced)
    return chosen


def _without_overlaps(mentions):
    taken = []
    for mention in sorted(mentions, key=lambda m: (_RANK[m.rule], m.start - m.end)):
        if all(mention.end <= other.start or other.end <= mention.start for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _judged(doc, sentences, entry):
    """(Fact, None), or (None, Rejection) where every mention stands in a refused context."""
    reasons = []
    for mention in entry.mentions:
        sentence = _sentence_at(sentences, mention.start)
        reason = refused_context(sentence.text, mention.start - sentence.start, mention.end - sentence.start)
        if not reason:
            return _fact(doc, sentences, entry), None
        reasons.append(reason)
    first = entry.mentions[0]
    return None, Rejection("company", first.name, _evidence(doc, first), first.rule, reasons[0])


def _fact(doc, sentences, entry):
    first = entry.first
    roles = []
    for mention in entry.mentions:
        sentence = _sentence_at(sentences, mention.start)
        roles.append(role_of(sentence.text, mention.start - sentence.start, mention.end - sentence.start))
    role = next(
        (r for r in roles if r in ("builder", "operator", "investor")), next((r for r in roles if r), "")
    )
    others = dict.fromkeys([*entry.aliases, *(m.name for m in entry.mentions)])
    return Fact(
        name=first.name,
        evidence=_evidence(doc, first),
        rule=first.rule,
        aliases=[name for name in others if name != first.name],
        role=role,
    )


def _sentence_at(sentences, position):
    """The sentence that holds a clean position."""
    return sentences[bisect_right(sentences, position, key=lambda s: s.start) - 1]


def _evidence(doc, mention):
    start, end = doc.raw_span(mention.start, mention.end)
    return Evidence(start, end, _sentence_at(doc.sentences, mention.start).text.strip())
