"""Parts of a park that a list makes known: 工业园区下辖城南园、江北园两处. Their short names stand for parks from then on."""

import re

_PART = r"[\u4e00-\u9fff]{2,4}(?<![产业工园科技物流])园(?!区|林|地)"
_LIST = re.compile(
    rf"(?:下辖|下设|分设|现辖|辖有|辖|分为|划分为|形成)(?:了)?(?P<parts>{_PART}(?:(?:、|和|与|以及){_PART}){{1,6}})"
)
_BETWEEN = re.compile("、|和|与|以及")


def find_parts(text, spans):
    """Spans of every mention of such parts, in order."""
    names = {
        name
        for start, end in spans
        for m in _LIST.finditer(text, start, end)
        for name in _BETWEEN.split(m["parts"])
    }
    found = []
    for name in names:
        for start, end in spans:
            at = text.find(name, start, end)
            while at >= 0:
                found.append((at, at + len(name)))
                at = text.find(name, at + len(name), end)
    return sorted(found)
