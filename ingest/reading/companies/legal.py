"""Names that show their legal form.

legal-form: 重庆朗泽包装材料有限公司, 中船(重庆)装备技术有限公司; the words before it (投资方, 由, 来自) are left out.
named-company: 白盒子科技公司, 首衡集团, 川仪股份; leaves 该公司, 上市公司, 两家公司, 产业集团 alone.
bureau: 中建五局, 中铁十一局: builders that are called by their number.
"""

import re

from ingest.reading.naming.coined import GRAMMAR, is_generic, uncovered
from ingest.reading.naming.edges import REGION, LeftEdge
from ingest.reading.naming.words import choice, holds_any, words

from .mention import Mention

_EDGE = LeftEdge("companies/left_edges")
_FORM = re.compile(choice("companies/legal_forms"))
_SHORT_FORM = re.compile(
    r"公司|集团(?!军|化|式|作战|成员|要闻|董事|领导|总部|主要|旗下|内部|有限|股份|公司)|股份(?!有限|公司|制|合作|转让)|控股(?!子|公司|股东|集团)"
)
# Without one of these words the rule need not be tried; each expression's words are held to contain one.
_FORM_SIGNS = ("公司", "事务所", "合伙企业")
_SHORT_SIGNS = ("公司", "集团", "股份", "控股")
_BUREAU = re.compile(
    r"中(?:国?建筑?|铁|交|水|冶|电建|国水电|铁建)(?:第?[一二三四五六七八九十]{1,3})局(?:集团)?"
)
_GENERIC = frozenset(words("companies/generic_names"))
_KIND_OF_FIRM = re.compile(
    r"(?:创业|初创|合资|民营|外资|家族|互联网|软件|平台|运营|上市|跨国|国资|国有|兄弟)$"
)
# 理黎远航把公司, 2016年公司: a piece of a sentence.
_CLAUSE = re.compile(r"[的把被让给了着过都也]|\d年")
_MEASURE = re.compile(r"[一二两三四五六七八九十\d几多各]家|这家|那家|该")


def find(sentence_text, offset):
    """Mentions of both rules in one sentence; `offset` is the sentence's place in the document."""
    taken = []
    for match in _FORM.finditer(sentence_text) if holds_any(sentence_text, _FORM_SIGNS) else ():
        begin = _EDGE.of_legal_name(sentence_text, taken[-1] if taken else 0, match.start())
        if begin is None or not _is_legal_name(sentence_text[begin : match.end()], match.group()):
            continue
        taken.append(match.end())
        yield Mention(offset + begin, offset + match.end(), sentence_text[begin : match.end()], "legal-form")
    for match in _SHORT_FORM.finditer(sentence_text) if holds_any(sentence_text, _SHORT_SIGNS) else ():
        if any(match.start() < end <= match.end() for end in taken):
            continue
        name = _short(sentence_text, match)
        if name is not None:
            yield Mention(
                offset + name, offset + match.end(), sentence_text[name : match.end()], "named-company"
            )
    for match in _BUREAU.finditer(sentence_text) if "局" in sentence_text else ():
        yield Mention(offset + match.start(), offset + match.end(), match.group(), "bureau")


def _is_legal_name(name, form):
    core = name[: -len(form)] if name.endswith(form) else name
    return len(core) >= 2 and name not in _GENERIC and not _MEASURE.match(name)


def _short(text, match):
    """Begin of 首衡集团, 白盒子科技公司; None for 该公司, 一家公司, 我们集团."""
    begin = _EDGE.of_short_name(text, 0, match.start(), longest=12)
    if begin is None:
        return None
    name, core = text[begin : match.end()], text[begin : match.start()]
    if name in _GENERIC or _MEASURE.search(core) or GRAMMAR.intersection(core[:1]):
        return None
    if _CLAUSE.search(core) or _KIND_OF_FIRM.search(core):
        return None
    bare = REGION.sub("", core)
    if match.group() == "公司":
        return begin if bare and (not _plain(bare) or _public(core)) else None
    if len(bare) >= 2 and bare != core:
        return begin
    return begin if uncovered(core) >= 1 else None


def _public(core):
    """两江低空运营(公司), 武隆工业园区开发(公司): a place and at least four plain characters: what a district founds."""
    region = REGION.match(core)
    return region is not None and len(core) - region.end() >= 4 and not _KIND_AFTER_PLACE.search(core)


_KIND_AFTER_PLACE = re.compile(
    r"本地|当地|知名|龙头|上市|民营|一家|两家|多家|所有|全部|大型|外资|物流$|汽车$"
)


def _plain(core):
    """Only words of trades and grammar, such as 物流公司 or 总包单位公司; 白盒子科技公司 has one character over."""
    if len(core) < 2 or re.search(r"\d", core):
        return True
    return uncovered(core) == 0 or (is_generic(core) and not _TRADE_END.search(core))


_TRADE_END = re.compile("(?:" + choice("companies/trade_tails") + ")$")
