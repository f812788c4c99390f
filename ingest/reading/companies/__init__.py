"""The enterprises that an article names as investing, building, running or working in Chongqing."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from ingest.reading.facts import Evidence, Fact, Rejection
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.plain import plain_sentences

from . import aliases, candidates, context, entries, foreign, frames, heads, legal, lists, trade, weighing
from .mention import Mention
from .refusals import refused_context, refused_name
from .roles import role_of

# Where two rules read overlapping names, the surer rule wins, then the longer name.
_ORDER = """alias legal-form dotted-name bureau latin-name joint quoted named-company trade-name counted-list heads-project known-firm
    region-name role-word agent titled maker staff project-list company-list subject
    possible-item possible-role possible-titled possible-trade possible-subject possible-called possible-owner
    possible-company possible-few possible-by possible-quoted possible-maker possible-cell possible-line possible-shop"""
THRESHOLD = -0.4  # above it an entry is a firm
# Names that show by themselves that they are firms are not weighed.
_SURE = frozenset(["legal-form", "dotted-name", "latin-name", "bureau", "alias"])
_start = attrgetter("start")
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
    firms = entries.group(mentions)
    for entry in firms:
        fact, refusal = _judged(doc, sentences, entry, firms)
        if fact is not None:
            facts.append(fact)
            kept.append(entry)
        elif rejected is not None:
            rejected.append(refusal)
    return facts, kept


def weighed_entries(doc, places):
    """[(Entry, its signals, whether it must weigh enough, why it is refused anyhow or "")] of all that may be a firm."""
    sentences = plain_sentences(doc)
    found = entries.group(_mentions(sentences, _place_names(places)))
    return [
        (e, _signals(doc, sentences, e), not _is_sure(e), _refusal(doc, sentences, e, found)) for e in found
    ]


def _place_names(places):
    return {short for name in {m.name for m in getattr(places, "mentions", ())} for short in _of_place(name)}


@lru_cache(maxsize=4096)
def _of_place(name):
    """A place's name and the name without its kind, but none that is all of a region."""
    shorts = (name, name.rstrip("镇街道乡区县市"))
    return tuple(short for short in shorts if len(short) >= 2 and not REGION.fullmatch(short))


def _mentions(sentences, place_names):
    chosen, listing = [], False
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
        if headed:
            found = [m for m in found if m.rule != "trade-name" or m.start not in headed]
        rows = list(lists.find(text, offset, [(m.start, m.end) for m in found if m.sure]))
        firm = _firms(text, offset, found, rows, place_names) if found or rows else []
        weak = [
            *candidates.find(text, offset, listing),
            *frames.find(text, offset),
            *(m for m in rows if m.weak),
        ]
        chosen += firm + _weighed(weak, firm, sentence, place_names)
        listing = candidates.is_line_of_firms(text)
    return chosen


def _firms(text, offset, found, rows, place_names):
    """The mentions of one sentence that rules vouch for, none overlapping, with the short forms that follow them."""
    found = [_tightened(m) for m in (*found, *(m for m in rows if not m.weak))]
    best = _without_overlaps([m for m in found if not refused_name(m) and m.name not in place_names])
    introduced = []
    for mention in best:
        alias = aliases.introduced(text, mention.end - offset)
        if alias:
            start, end, name = alias
            introduced.append(Mention(offset + start, offset + end, name, "alias", alias_of=mention.name))
    return _without_overlaps(best + introduced) if introduced else best


def _tightened(mention):
    """中望川渝 of 工业软件公司中望川渝, 璧山两山公司 of 璧山国资平台璧山两山公司: what it is called begins after what it is."""
    if mention.rule not in _LOOSE or not (match := _WHAT_IT_IS.match(mention.name)):
        return mention
    return mention._replace(start=mention.start + match.end(), name=mention.name[match.end() :])


_LOOSE = frozenset(
    ["joint", "counted-list", "company-list", "quoted", "named-company", "known-firm", "titled"]
)
_WHAT_IT_IS = re.compile(r".{2,10}(?:公司|平台|单位|企业|下属|旗下)(?=[\u4e00-\u9fff]{3,12}$)")


def _weighed(weak, firm, sentence, place_names):
    """The weak mentions that no surer one overlaps, the weightiest of those that overlap each other."""
    free = [
        m
        for m in weak
        if all(m.end <= other.start or other.end <= m.start for other in firm)
        and m.name not in place_names
        and not refused_name(m)
    ]
    if not any(a.end > b.start for a, b in pairwise(sorted(free, key=lambda m: m.start))):
        return free
    weight = {m: weighing.score(weighing.of_mention(sentence.text, m, sentence.start)) for m in free}
    taken = []
    for mention in sorted(free, key=lambda m: (-weight[m], _RANK[m.rule], m.start - m.end)):
        if all(mention.end <= t.start or t.end <= mention.start for t in taken):
            taken.append(mention)
    return taken


def _without_overlaps(mentions):
    if len(mentions) < 2:
        return mentions  # as in most sentences
    taken = []
    for mention in sorted(mentions, key=lambda m: (_RANK[m.rule], m.start - m.end)):
        if all(mention.end <= other.start or other.end <= mention.start for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _judged(doc, sentences, entry, firms):
    """(Fact, None), or (None, Rejection) where it weighs too little or every mention stands in a refused context."""
    why = _refusal(doc, sentences, entry, firms)
    if not why and not _is_sure(entry):
        signals = _signals(doc, sentences, entry)
        weight = weighing.score(signals)
        if weight <= THRESHOLD:
            why = f"证据不足 {weight:+.1f}：{weighing.said(signals)}"
    if not why:
        return _fact(doc, sentences, entry), None
    first = entry.first
    return None, Rejection("company", first.name, _evidence(doc, first), first.rule, why)


def _is_sure(entry):
    return any(m.rule in _SURE for m in entry.mentions)


def _signals(doc, sentences, entry):
    return weighing.of_entry(entry, doc, lambda start: _sentence_at(sentences, start))


def _refusal(doc, sentences, entry, firms):
    """Why the entry is left out whatever it weighs, "" if it is not."""
    headed = heads.refused(doc.text, entry, firms)
    if headed:
        return headed
    reasons = []
    for mention in entry.mentions:
        if mention.weak and not entry.weak:
            continue
        sentence = _sentence_at(sentences, mention.start)
        reason = refused_context(sentence.text, mention.start - sentence.start, mention.end - sentence.start)
        if not reason:
            return ""
        reasons.append(reason)
    return reasons[0]


def _fact(doc, sentences, entry):
    first = entry.first
    roles = []
    for mention in [m for m in entry.mentions if not m.heading] or entry.mentions:
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
    return sentences[bisect_right(sentences, position, key=_start) - 1]


def _evidence(doc, mention):
    start, end = doc.raw_span(mention.start, mention.end)
    return Evidence(start, end, _sentence_at(doc.sentences, mention.start).text.strip())
