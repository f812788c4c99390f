"""Places in a sentence where a firm is likely to be named, whatever its name looks like: the weighing decides.

possible-subject: 科达利做…, 数智云控拟投资…: at the head of a clause, before what firms do.
possible-called: 叫星环聚能, 有捷尔士: after 叫, 是, 有, at the end of a clause or before 的.
possible-titled: 企业正泰安能, 龙头——给力食品: after what it is said to be.
possible-maker: 做表带的皇甫皮具: after what it makes.
possible-by, possible-quoted, possible-few: 由长寿开投投资, “九章码”做…, 有两家,宇腾伺服和….
possible-cell, possible-line: a cell of a table; a line, or what stands before its dash or colon.
possible-shop: 天王表装配车间: before a workshop or plant, without 的.
"""

import re

from ingest.reading.naming.coined import has_grammar, is_coined, is_generic, is_word, uncovered
from ingest.reading.naming.edges import HARD, REGION
from ingest.reading.naming.leaping import leaping
from ingest.reading.naming.words import choice, words

from .mention import Mention
from .tails import begin_of

_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,8}?)"
_ADVERB = r"(?:(?:这回|此次|此番|本次|这次|当天|已经|已|将|也|又|还|则|正|要|想|想要|计划|拟|准备|打算|再度|再次|正式|宣布|随后|在渝|独家|联合|相继|先后|去年|今年|目前|主要|专门|专|只|率先)){0,2}"
_DOES = "做|造|建|出(?=[\\d一二三四五六七八九十两])|拿出|拿下|拿到|表示|生产|研发|主营|主打|主攻|专注|把|从事|带着|租|买|占地|负责|承担"
_SUBJECT = re.compile(
    rf"(?:^|[,。;!?:、“”\"\s)])(?P<name>[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?={_ADVERB}(?:{choice('companies/invest_verbs')}|{_DOES}|是[^,。;]{{0,12}}(?:企业|公司|厂家|龙头|上市)))"
)
_CALLED = re.compile(
    rf"(?:名叫|叫作|叫做|叫|就是|是|有|像|找到|看中|牵手|楼上|楼下|隔壁){_NAME}(?=[,。;、!?)]|$|的(?!是))"
)
_TITLED = re.compile(
    rf"(?:企业|公司|龙头|巨头|厂商|[\u4e00-\u9fff]厂|[^,。;]单位(?:是|为|:)?|运营方|施工方|业主|投资方|代表|主角|邻居|伙伴|[服代供运开制][务理应营发造]商)(?:—{{1,2}}|:|“|是|为)?{_NAME}(?=[,。;、!?)”]|$|的|与|和|在|将|已|也|两家|承|投|签|拿|表|说|、)"
)
_SHOP = re.compile(
    r"(?:装配|总装|冲压|生产|加工|包装|铸造|焊装|智能|西南|重庆|[一二三]期)?(?:车间|工厂|厂房|厂区|产线)"
)
_MAKER = re.compile(
    rf"(?:做|造|生产|主营|专注|从事|主打|包|搞|卖|织|印|酿|开发|研发)[^,。;、的]{{1,12}}的{_NAME}(?=$|[,。;、…和与及都也已将先租跟把在则拿签落])"
)
_LINE = re.compile(r"^[\s◎★☆✔●■◆▪·①-⑩\d.、-]*(?P<name>[\u4e00-\u9fffA-Za-z]{3,10})(?=$|\s*(?:——|—|:|\())")
_CELL = re.compile(r"(?<=\|)\s?(?P<name>[\u4e00-\u9fffA-Za-z]{3,10}?)(?=\s?\|)")
_COMPANY = re.compile("(?:公司|集团)(?!军|化|式|有限|股份)")
_BY = re.compile(
    rf"(?:由|请|归了|给了|交给|引来|引进|牵手|其中,?|[与和同跟])(?:[^,。;、的]{{2,8}}的)?{_NAME}(?=(?:独家|联合|全资|共同|合资|合作|负责|计划|公司)?(?:投资|投建|建设|承建|代建|施工|运营|出资|开发|打造|合资|合作|实施|牵头|控股|操盘|来建|来做|签)|[,。;]|$)"
)
_QUOTED = re.compile(
    r"[“\"](?P<name>[\u4e00-\u9fffA-Za-z]{2,8})[”\"](?=做|造|租|签|投|也|拿|将|要|计划|公司|[,。;、]|$)"
)
_FEW = re.compile(
    r"(?:[两三四五六七八九十\d]家(?:企业|公司)?[,:是]|骨干企业|代表企业|龙头企业|重点企业|主要企业)[\s:是有为]*(?P<row>[\u4e00-\u9fffA-Za-z()]{2,20}(?:[、和与及][\u4e00-\u9fffA-Za-z()]{2,20})+)"
)
_PIECE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,10}?(?=$|[、和与及(]|等)")
_HAS_DOING = leaping([*words("companies/invest_verbs"), *"做造建出拿产研主专把从带租买占负承是表", "研发"])
_CALLING = re.compile("[叫是有像]|找到|看中|牵手|楼[上下]|隔壁")
_SAYING = re.compile("企业|公司|龙头|巨头|厂|单位|[营工资]方|业主|代表|主角|邻居|伙伴|商")
_WITH, _QUOTE = re.compile("[由与和同跟]|请|归了|给了|引[来进]|牵手|其中|的"), re.compile('[“"]')
_MADE, _BAR, _DASH = re.compile("的"), re.compile(r"\|"), re.compile("^.{3,10}$|—|:|\\(")
_KIND = re.compile(
    r"[\d一两二三四五六七八九十几多这那][家年]|年$|上市|大型|知名|创业|初创|合资|民营|外资|软件$|平台$"
)
_NO_NAME = frozenset(words("companies/generic_names")) | frozenset(words("naming/trade_words"))


def find(text, offset):
    """Mentions marked `weak`, possibly overlapping."""
    spans = {}
    for rule, pattern, needed in (
        ("possible-titled", _TITLED, _SAYING),
        ("possible-subject", _SUBJECT, _HAS_DOING),
        ("possible-called", _CALLED, _CALLING),
        ("possible-by", _BY, _WITH),
        ("possible-quoted", _QUOTED, _QUOTE),
        ("possible-maker", _MAKER, _MADE),
        ("possible-cell", _CELL, _BAR),
        ("possible-line", _LINE, _DASH),
    ):
        for match in pattern.finditer(text) if needed.search(text) else ():
            if name_like(match["name"]):
                spans.setdefault(match.span("name"), rule)
    for match in _FEW.finditer(text) if "家" in text or "企业" in text else ():
        for piece in _PIECE.finditer(text, *match.span("row")):
            if name_like(piece.group()) or len(piece.group()) >= 4 and not is_generic(piece.group()):
                spans.setdefault(piece.span(), "possible-few")
    for match in _SHOP.finditer(text) if "车间" in text or "厂" in text or "产线" in text else ():
        begin = begin_of(text, match.start())
        if begin is None or match.start() == begin:
            continue
        if (name := text[begin : match.start()]) and len(name) <= 6 and name_like(name):
            spans.setdefault((begin, match.start()), "possible-shop")
    for match in _COMPANY.finditer(text) if "公司" in text or "集团" in text else ():
        begin = begin_of(text, match.start())
        if begin is not None and match.start() - begin >= 3 and _company_like(text[begin : match.start()]):
            spans.setdefault((begin, match.end()), "possible-company")
    for (begin, end), rule in spans.items():
        yield Mention(offset + begin, offset + end, text[begin:end], rule, sure=False, weak=True)


def _company_like(core):
    if has_grammar(core) or HARD.intersection(core) or core in _NO_NAME or is_word(core):
        return False
    return _KIND.search(core) is None


def name_like(name):
    """Neither grammar nor a place nor words of the dictionary throughout; of two characters only what is coined."""
    if has_grammar(name) or HARD.intersection(name) or name in _NO_NAME or is_word(name):
        return False
    region = REGION.match(name)
    bare = name[region.end() :] if region else name
    if len(bare) < 2 or REGION.match(bare) or is_word(bare):
        return False
    if len(bare) == 2:
        return is_coined(bare)
    return uncovered(bare) >= 1
