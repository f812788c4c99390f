"""Projects in lines of labels: 项目名称:甲智能车间, 业主单位:…, 建设地点:…, 总投资:…

labelled-project: what stands behind 项目名称, 工程名称, or behind 项目 alone where the next line bears a label, too.
A line of such a table is about the project above it, whatever its label is called (还缺, 产能), up to the next name.
Left alone: 项目:… in running text, and labels of parks (园区名称:…).
"""

import re
from typing import NamedTuple

REACH = 14  # lines that a table may have below a name
_NUMBER = r"\s*(?:[\W_]{0,3}(?:第?[\d一二三四五六七八九十]{1,3}[、.)个]?)?[\W_]{0,3})"
_NAME = re.compile(
    rf"^{_NUMBER}(?:(?:重点|重大|签约|开工|竣工|投产|入库)?(?P<what>项目|工程)(?P<sure>名称?)?|名称)[)】\]]?(?P<cut>\s*:\s*|\s+)(?P<name>[^\s,。;:!?、]{{4,40}}?)(?:[,。;\s]|$)"
)
LABELS = (
    "总?投资额?|进度|进展|状态|阶段|建设内容|建设规模|建设地点|选址|占地|用地|投资方|投资主体|建设单位|实施单位|业主单位?|业主|预[计期]年?产值|达产产值"
    "|产值|内容|地点|地址|位置|开工时间|建设工期|工期|规模|产能|所在园区"
)
_LABEL = re.compile(rf"^\W{{0,4}}(?:{LABELS})[^,。:\s]{{0,6}}\s*[:\s]\s*\S")
_ANY_LABEL = re.compile(r"^\W{0,4}[\u4e00-\u9fff]{2,8}(?:\([^()]{1,12}\))?\s*[:\s]\s*\S")


class Labelled(NamedTuple):
    """A name at [start, end) of its line."""

    start: int
    end: int
    name: str


def find(lines, number):
    """The Labelled name of a line, or None."""
    text = lines[number].text
    if "项目" not in text[:14] and "工程" not in text[:14] and "名称" not in text[:14]:
        return None
    match = _NAME.match(text)
    if match is None or match["name"].endswith(("公司", "园区")):
        return None
    if not (match["sure"] and ":" in match["cut"]) and not _labels_follow(lines, number):
        return None
    return Labelled(*match.span("name"), match["name"])


def _labels_follow(lines, number):
    return number + 1 < len(lines) and _LABEL.match(lines[number + 1].text.strip()) is not None


def is_label(text):
    """Does a line tell, behind a label, something of a project: 总投资:2亿元?"""
    return _LABEL.match(text) is not None


def goes_on(text):
    """May a line below a labelled name belong to its table: any short word, a colon or a space, and something?"""
    return _ANY_LABEL.match(text) is not None
