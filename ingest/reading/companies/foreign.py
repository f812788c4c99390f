"""Firms with a name in Latin letters.

latin-name: NovaPeak(诺峰半导体), 法国Hydrevia集团, 企业CoolBridge Pte. Ltd.: a word with small letters in it, long
enough, beside a word that shows a firm; the Chinese name in its bracket becomes an alias. Leaves persons (CEO Kevin Zhao),
products (MOSFET, eVTOL) and words in capitals alone.
dotted-name: 德国赫尔曼·魏格(中国)公司: a foreign name put into Chinese, with a firm's word behind it.
"""

import re

from ingest.reading.naming.edges import LeftEdge

from .mention import Mention

_NAME = r"[A-Z][a-z]+[A-Za-z]{2,}(?: (?:[A-Z][A-Za-z]+|Pte\.|Ltd\.|Inc\.|Co\.|GmbH|AG|SE))*\.?"
_BESIDE = re.compile(
    rf"(?:(?<=[国企商司业与由和、向])|^|(?<=[,。:\s]))(?P<name>{_NAME})(?=\((?:中文名[::]?)?(?P<alias>[\u4e00-\u9fff]{{2,8}})\)|集团|公司|与|宣布|投资|创始人|首席|西南|中国区|在|将|计划|先进|智能|研发|生产|总部|制造|\.?投资)"
)
_LATIN = re.compile("[A-Z][a-z]{3}")
_PERSON = re.compile(r"(?:CEO|CTO|COO|CFO|总裁|经理|董事长|负责人|创始人|先生|博士)\s?$")


_LATIN_FIRM = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?=[A-Z]))?(?P<name>[A-Z][a-z]+[A-Za-z]*(?: [A-Z][A-Za-z]+)*[\u4e00-\u9fff]{1,6}(?:公司|集团|科技|股份))"
)
_TWO_WORDS = re.compile(r"(?P<name>[A-Z][a-z]{2,}[A-Za-z]* [A-Z][A-Za-z]{2,})(?=、|等|和|签|租|落户|入驻)")
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{1,5}(?:\([\u4e00-\u9fff]{2,4}\))?[\u4e00-\u9fff]{0,4}?(?:公司|集团|股份|科技)"
)
_EDGE = LeftEdge("companies/left_edges")


def _more(text, offset):
    """Latin names with a Chinese tail, two Latin words in a list, names with a dot."""
    for pattern in (_LATIN_FIRM, _TWO_WORDS):
        for match in pattern.finditer(text):
            if not _PERSON.search(text, max(0, match.start("name") - 6), match.start("name")):
                yield Mention(
                    offset + match.start("name"), offset + match.end("name"), match["name"], "latin-name"
                )


def _dotted(text, offset):
    for match in _DOTTED.finditer(text):
        begin = max(
            (b for b, _s in _EDGE.candidates(text, match.start(), text.index("·", match.start()))),
            default=match.start(),
        )
        yield Mention(offset + begin, offset + match.end(), text[begin : match.end()], "dotted-name")


def find(text, offset):
    """Mentions in one sentence, each followed by its Chinese name as an alias where a bracket gives one."""
    if "·" in text:
        yield from _dotted(text, offset)
    if not _LATIN.search(text):
        return
    for match in _BESIDE.finditer(text):
        if _PERSON.search(text, max(0, match.start("name") - 6), match.start("name")):
            continue
        name = match["name"]
        yield Mention(offset + match.start("name"), offset + match.end("name"), name, "latin-name")
        if match["alias"]:
            start = offset + match.start("alias")
            yield Mention(start, start + len(match["alias"]), match["alias"], "alias", alias_of=name)
    yield from _more(text, offset)
