"""In which park a ceremony was held, before its project is known."""

import re
from collections import namedtuple

_IN = re.compile(r"(?:在|落户|入驻|选址|于|位于|签约落户|布局|进驻|入园|走进|：)[^，。；]{0,6}$")


_CITY = re.compile(r"全市|全国|我市")
_THIS_DISTRICT = re.compile(r"该[区县]|分会场")
_Spot = namedtuple("_Spot", "start end")


def give_parks(article, happenings, parks):
    """A batch's park stands in its sentence as the place (在梁平高新区举行, 落户西部(重庆)科学城) or as the doer (园区又签下)."""
    for h in happenings:
        h.local = h.batch and _is_local(article, h)
        named = _named(h.sentence, parks)
        if h.batch:
            h.park = _of_batch(article, h, named)
        else:
            h.park = _of_single(article, h, named)
        if h.park is None and "在此" in h.sentence.text:
            h.park, h.here = _last_before(h, parks), True
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


def _is_local(article, h):
    """Is a batch one district's, as its sentence says by 该区 or by a district's name before the count?"""
    if _CITY.search(article.text, h.sentence.start, h.count.start):
        return False
    if _THIS_DISTRICT.search(article.text, h.sentence.start, h.count.start):
        return True
    return any(
        m.kind == "district" and not m.passing
        for m in article.places.within(h.sentence.start, h.count.start, "district")
    )


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
    after = [(n, p) for n, p in named if n.start >= h.end]
    for n, park in after:
        if _IN.search(article.text[h.sentence.start : n.start]) and n.start - h.end <= 30:
            return park
    return None


def _of_single(article, h, named):
    before = [park for n, park in named if n.end <= h.start]
    after = [park for n, park in named if n.start >= h.end and n.start - h.end <= 12]
    if before and h.occasion:
        return before[0]  # 举行A、B重大项目集中开工活动
    return before[-1] if before else after[0] if after else None


def _last_before(h, parks):
    earlier = [(n.start, park) for park in parks for n in park.names if n.start < h.start]
    return max(earlier, key=lambda p: p[0])[1] if earlier else None
