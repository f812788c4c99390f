"""What a park is for: the sectors that its own name marks, and those that it is said to take in or to build on.

- `its name`: 新材料产业园, 医疗器械创新中心; not of parks that the reference table describes.
- `takes in`: 引进做医疗器械的企业, 聚焦生物医药, 主导产业为…, in a sentence that names this park alone, or in the next
  one of the paragraph that goes on about 项目, 园区 or 该….
- Left alone: sentences that name two parks, and industries that nobody says the park takes in.
"""

import re
from bisect import bisect_left

from ingest.reading.facts import Value
from ingest.reading.sectors import sectors_of

_TAKES_IN = re.compile(
    r"(?:引进|引入|招引|入驻|聚集|集聚|聚焦|主攻|主导产业(?:为|是|包括)?|重点发展|主要发展|重点布局)([^，。；！？\n]{2,40})"
)
_GOES_ON = re.compile(r"(?:这个|这座|整个|全部)?(?:项目|园区|产业园|基地|该园|该项目|它)")


def fill_sectors(article, parks):
    """Give each Park's Fact its `sectors`: a list of Values, one a sector code, each with its evidence."""
    for park in parks:
        found = {}
        for start, end, rule in (*_own_name(park), *_said(article, park, parks)):
            words = article.text[start:end]
            for code in sectors_of(words):
                value = Value(code, words, article.evidence(start, end), f"park's sectors · {rule}")
                found.setdefault(code, value)
        if found:
            park.fact.fields["sectors"] = list(found.values())


def _own_name(park):
    if not park.known:
        for name in park.names[:1]:
            yield name.start, name.end, "its name"


def _said(article, park, parks):
    for sentence in _about(article, park, parks):
        for match in _TAKES_IN.finditer(sentence.text):
            start = sentence.start + match.start(1)
            yield start, start + len(match[1]), "takes in"


def _about(article, park, parks):
    """The sentences that speak of this park alone, each once."""
    own = sorted(start for start, _end in park.mentions)
    others = sorted(start for other in parks if other is not park for start, _end in other.mentions)
    sentences = article.doc.sentences
    seen = set()
    for number, sentence in enumerate(sentences):
        if not _names(sentence, own) or _names(sentence, others):
            continue
        after = sentences[number + 1 : number + 2]
        goes_on = [
            s
            for s in after
            if s.paragraph == sentence.paragraph and _GOES_ON.match(s.text) and not _names(s, others)
        ]
        for one in (sentence, *goes_on):
            if one.start not in seen:
                seen.add(one.start)
                yield one


def _names(sentence, starts):
    """Whether one of the places, in order, lies in the sentence."""
    at = bisect_left(starts, sentence.start)
    return at < len(starts) and starts[at] < sentence.end
