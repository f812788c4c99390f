"""All ceremonies of an article: batches and single happenings, dated, placed and merged."""

import re

from .batches import find_batches
from .dating import give_dates
from .happening import Happening
from .merging import merge
from .placing import give_parks
from .singles import find_singles
from .triggers import find_triggers, plain

_HOLDS = re.compile(r"[^，。；]{0,14}?(?:举行|集中|召开|举办)")
_OVER_THERE = re.compile(r"(?:那边|那头|那一?侧|境内|方面)[，、]?")
_ENDS = re.compile(r"(?:了|啦)?(?:$|[！!。，、 ])")


def find_happenings(article, parks):
    """Happenings in order of appearance; projects are not known yet (see settling)."""
    found, occasions = [], []
    for index, sentence in enumerate(article.doc.sentences):
        triggers = find_triggers(article.text, sentence.start, sentence.end)
        if not triggers and not occasions:
            continue
        batches, refused = find_batches(article, sentence, triggers, occasions)
        taken = sorted([(h.start, h.end) for h in batches] + refused)
        triggers = plain(triggers)
        singles = find_singles(article, sentence, index, triggers, taken)
        # The occasion of a batch, or another verb for it in its sentence, is not a ceremony beside it.
        singles = [s for s in singles if s.kind not in {b.kind for b in batches}]
        found += sorted(batches + singles, key=lambda h: h.start)
        goes_on = article.text[sentence.start - 1 : sentence.start] in ("；", ";")
        opened = (occasions if goes_on else []) + [t for t in triggers if not (t.planned or t.soft)]
        occasions = opened or (occasions if index and sentence.paragraph == 0 else [])
    found += _in_headline(article, found)
    found = [h for h in found if not is_elsewhere(article, h)]
    for order, h in enumerate(found):
        h.order = order
    give_dates(article, found)
    give_parks(article, found, parks)
    return merge(found)


def is_elsewhere(article, h):
    """四川德阳举行…集中签约: a place outside Chongqing is the doer, and none inside is named before the verb."""
    before = article.places.within(h.sentence.start, h.start)
    if any(m.district or m.kind == "city" for m in before):
        return False
    return any(
        m.kind == "outside" and (_HOLDS.match(article.text, m.end) or _OVER_THERE.match(article.text, m.end))
        for m in before
    )


def _in_headline(article, found):
    """重庆高新大健康产业园开园: a headline that ends on a verb whose kind the main text tells of nowhere."""
    if article.title is None or any(h.batch for h in found):
        return []
    told = {h.kind for h in found}
    return [
        Happening(t.kind, t.start, t.end, article.title, "ceremony · headline")
        for t in find_triggers(article.text, article.title.start, article.title.end)
        if t.kind in ("opening", "topping_out", "groundbreaking")
        and t.kind not in told
        and not t.planned
        and not t.noun
        and _ENDS.match(article.text, t.end, article.title.end)
    ]
