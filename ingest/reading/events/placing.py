"""In which park a ceremony was held, before its project is known."""

import re
from collections import namedtuple

_IN = re.compile(r"(?:在|落户|入驻|选址|于|位于|签约落户|布局|进驻|入园|走进|：)[^，。；]{0,6}$")


_CITY = re.compile(r"全市|全国|我市")
_THIS_DISTRICT = re.compile(r"该[区县]|分会场")
_HERE = re.compile("在此|在这里|在这儿")
_OCCASION = re.compile(r"(?:活动|仪式|签约会|现场会|大会)[^，。；]{0,6}(?:在|设在|放在|于)(?:位于)?$")
_HOLDS = re.compile(r"[^，。；]{0,8}(?:举行|举办|召开|进行|[，。])")
_NEXT = re.compile(r"[^，。；]{0,16}，(?:又有|再有|又|再)?$")  # 12月26日，又有3个项目集中签约
_WHERE = re.compile(r"[^，。；]{0,6}$")
_Spot = namedtuple("_Spot", "start end")


def give_parks(article, happenings, parks):
    """A batch's park stands in its sentence as the place (在梁平高新区举行, 落户西部(重庆)科学城) or as the doer (园区又签下)."""
    for h in happenings:
        h.local = _district_of(article, h) if h.batch else ""
        named = _named(h.sentence, parks)
        if h.batch:
            h.park = _of_batch(article, h, named)
        else:
            h.park = _of_single(article, h, named)
        if h.park is None and (here := _HERE.search(h.sentence.text)):
            h.park, h.here = _here(article, h, parks), here[0] == "在此" or not h.batch
        if h.park is None:
            h.park = _setting(article, h, parks)
        if h.park is None and h.batch:
            h.park = _held_in(article, h, parks) or _told_of(article, h, parks)
        if h.park is None and "我们" in h.sentence.text and len(parks) == 1:
            h.park = parks[0]  # the park's own people speak
        if h.park is None and h.batch and "入驻" in h.sentence.text:
            h.park = _last_before(h, [p for p in parks if not p.zone]) or _last_before(h, parks)
        if (
            h.park is None
            and re.search(r"(?<![一-鿿])(?:园区|产业园|基地|园方|新城|高新区|经开区)", h.sentence.text)
            and h.batch
        ):
            h.park = _last_before(h, parks)
    _share(happenings)


def _here(article, h, parks):
    """The park named last in the paragraph or the one before it; further back only a zone is still meant."""
    park = _last_before(h, parks)
    if park is None:
        return None
    last = max(n.start for n in park.names if n.start < h.start)
    told = article.sentence_at(last)
    near = told is not None and h.sentence.paragraph - told.paragraph <= 1
    return park if near or park.zone else _last_before(h, [p for p in parks if p.zone])


def _setting(article, h, parks):
    """6月19日上午，开州区某新区，挖机同时启动。…: a clause of its own at the head of the paragraph says where all of it is told.

    So does a line of its own above it: 3月7日，某新城。
    """
    text = article.text
    for park in parks:
        for start, end in park.mentions:
            told = article.sentence_at(start)
            if told is None or told.paragraph < 0 or start >= h.start:
                continue
            line = _is_heading(article, told)
            if told.paragraph != h.sentence.paragraph - line or text[end : end + 1] not in (
                "，",
                "。",
                "\n",
                "",
            ):
                continue
            clause = text.rfind("，", told.start, start) + 1
            alone = clause and (
                clause == start or any(m.start <= clause and start <= m.end for m in article.places.mentions)
            )
            if alone and (line or _is_first(article, told)):
                return park
    return None


def _is_first(article, sentence):
    return not any(
        s.paragraph == sentence.paragraph and s.start < sentence.start for s in article.doc.sentences
    )


def _is_heading(article, sentence):
    """A short line alone in its paragraph that holds a date."""
    alone = sum(1 for s in article.doc.sentences if s.paragraph == sentence.paragraph) == 1
    return (
        alone
        and sentence.end - sentence.start <= 24
        and bool(article.within(article.dates, sentence.start, sentence.end))
    )


def _held_in(article, h, parks):
    """…集中开竣工，开工11个。活动在某某组团举行: the sentences around the batch say where its occasion was held."""
    for park in parks:
        for start, end in park.mentions:
            told = article.sentence_at(start)
            if (
                told is not None
                and told.paragraph == h.sentence.paragraph
                and _OCCASION.search(article.text, max(told.start, start - 20), start)
                and _HOLDS.match(article.text, end)
            ):
                return park
    return None


def _told_of(article, h, parks):
    """截至12月，某某经开区累计签约39个。12月26日，又有3个项目集中签约: a zone that the sentence before begins with."""
    if not _NEXT.fullmatch(article.text, h.sentence.start, h.start) or h.local:
        return None
    before = article.sentence_at(h.sentence.start - 1)
    if before is None or before.paragraph != h.sentence.paragraph:
        return None
    if "又" not in article.text[h.sentence.start : h.start] and not article.text.startswith(
        "他们", h.sentence.start
    ):
        return None
    named = _named(before, parks)
    return named[0][1] if named else None


def _district_of(article, h):
    """The one district of which a batch is told, by its name before the count or by 该区; "" where its sentence tells none."""
    if _CITY.search(article.text, h.sentence.start, h.count.start):
        return ""
    said = [
        m.district
        for m in article.places.within(h.sentence.start, h.count.start, "district")
        if not m.passing
    ]
    if said:
        return said[-1]
    return "该区" if _THIS_DISTRICT.search(article.text, h.sentence.start, h.count.start) else ""


def _share(happenings):
    """An occasion held in a park is where its batches were held: 签约开工仪式在垫江高新区举行。仪式上，签约项目9个…"""
    for h in happenings:
        if h.occasion and h.park is not None:
            for b in happenings:
                if (
                    b.batch
                    and b.park is None
                    and b.sentence.paragraph == h.sentence.paragraph
                    and b.start > h.start
                ):
                    b.park = h.park


def _named(sentence, parks):
    return sorted(
        (
            (_Spot(*span), park)
            for park in parks
            for span in park.mentions
            if sentence.start <= span[0] < sentence.end
        ),
        key=lambda p: p[0].start,
    )


def _of_batch(article, h, named):
    before = [(n, p) for n, p in named if n.end <= max(h.start, h.count.start if h.count else h.start)]
    for n, park in reversed(before):
        between = article.text[n.end : h.start]
        if len(between) <= 24:
            return (
                before[0][1]
                if all(len(article.text[a.end : h.start]) <= 40 for a, _p in before[:1])
                else park
            )
    inside = [(n, p) for n, p in named if h.start <= n.start < h.end]
    for n, park in inside:
        if article.text[n.start - 1] in "在于":
            return park  # 12个项目在高新区集中签约
    after = [(n, p) for n, p in named if n.start >= h.end]
    for n, park in after:
        if _IN.search(article.text[h.sentence.start : n.start]) and n.start - h.end <= 30:
            return park
    return None


def _of_single(article, h, named):
    before = [park for n, park in named if n.end <= h.start]
    after = [park for n, park in named if n.start >= h.end and n.start - h.end <= 12]
    if before and h.occasion:
        # 举行A、B重大项目集中开工活动; 某高新区某产业园里…奠基仪式在这里举行
        nested = [
            p
            for (a, _p), (b, p) in zip(named, named[1:], strict=False)
            if a.end == b.start and b.end <= h.start
        ]
        return nested[0] if nested and named[0][1] is before[0] else before[0]
    return before[-1] if before else after[0] if after else None


def _last_before(h, parks):
    earlier = [(n.start, park) for park in parks for n in park.names if n.start < h.start]
    return max(earlier, key=lambda p: p[0])[1] if earlier else None
