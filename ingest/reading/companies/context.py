"""Names that only their surroundings show to be firms.

role-word: 投资方华峰, 建设方重庆朗泽: a word of role right before the name.
agent: 由赣锋投建, 由中交重投负责建设: between 由 and what an investor does.
subject: 鼎晖百孚牵头, 首衡计划投资: at the head of a clause, right before what an investor does.
titled: 企业智翔金泰, 龙头企业丹纳赫.
staff: 天创绿能西南片区经理, 比亚迪西南区负责人: before a person's post.
maker: 做毫米波雷达的渝界感知.
quoted: SaaS服务商“豆芽云”.
joint: 由甲科技和合川高新建司共同出资: the second of two investors.
Each needs a coined word, or before a word of trade a plain one (万里冷链); 企业, 该公司, 区政府, 园区 are left alone.
"""

import re

from ingest.reading.naming.coined import GRAMMAR, coined_head, is_coined, is_generic, uncovered
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.leaping import leaping
from ingest.reading.naming.words import choice, words

from .mention import Mention

_VERB = choice("companies/invest_verbs")
_NAME = r"[\u4e00-\u9fffA-Za-z0-9]{2,10}?"
_ROLE = re.compile(
    rf"(?:投资方|建设方|业主方|投资商|投资主体|投资单位|业主单位|运营方|开发商|出资方|出资人)(?:是|为|系|:|名叫|叫)?(?:[^,。;、的]{{2,6}}的)?(?P<name>{_NAME})(?=$|[,。;、的将把在也表已就介负透])"
)
_AGENT = re.compile(
    rf"由(?P<name>{_NAME})(?:(?:与|和|、)[^,。;]{{2,20}}?)?(?:独家|联合|全资|共同|负责|具体|计划|拟|出资|公司)?(?:{_VERB}|控股|运营|实施|操盘)"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[,。;!?:、“\".\s]))(?P<name>{_NAME})(?:这回|此次|此番|本次|这次|当天|已经|已|将|也|又|还|计划|拟|再度|再次|正式|宣布|随后|早前|在此|在渝|在园区|在这里|独家|联合|投入|同样)?(?:{_VERB}|要做的)"
)
_TITLED = re.compile(
    rf"(?:(?<![家批户个名])企业|龙头|巨头|厂商|独角兽|上市公司|跨国公司|链主|央企|民企|外企|车企|药企|房企|国企)(?P<name>{_NAME})(?=$|[,。;、的将把在也表已就则与和及等落投签成入宣布])"
)
_STAFF = re.compile(
    rf"(?:^|(?<=[,。;!?:、”“\".\s]))(?P<name>{_NAME})(?:公司|集团)?(?:西南|西部|重庆|中国|成渝|华西)?(?:片区|区域|区|大区|公司)?(?:相关|有关)?(?:负责人|总经理|董事长|项目经理|经理|副总裁|总裁|CEO|工程师|创始人|执行院长)"
)
_MAKER = re.compile(
    rf"(?:做|生产|主营|专注|从事|主打)[^,。;、的]{{2,12}}的(?P<name>{_NAME})(?=$|[,。;、…和与及都也已将先租跟把在则拿签落])"
)
_QUOTED = re.compile(
    r"(?:企业|公司|厂商|[务造应营]商|商户|商家|车企|药企|初创团队)[“\"](?P<name>[^“”\",。;、的]{2,10})[”\"]"
)
_JOINT = re.compile(
    r"由[^,。;]{2,20}?(?:与|和|、)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,12}?)(?:共同|联合|合资|合作|携手)(?:出资|投资|投建|建设|打造|兴建|组建|开发)"
)
# Each rule with the words without which it need not be tried.
_RULES = (
    ("role-word", _ROLE, re.compile(r"投资方|建设方|业主|投资商|投资主体|投资单位|运营方|开发商|出资")),
    ("maker", _MAKER, re.compile(r"(?:做|生产|主营|专注|从事|主打)[^,。;、的]{2,12}的")),
    ("agent", _AGENT, re.compile("由")),
    ("subject", _SUBJECT, leaping(words("companies/invest_verbs"))),
    ("titled", _TITLED, re.compile("企业|龙头|巨头|厂商|独角兽|公司|链主|企")),
    ("staff", _STAFF, re.compile("负责人|经理|董事长|总裁|CEO|工程师|创始人|院长")),
)
_TRIGGERED = tuple((rule, pattern, trigger.search) for rule, pattern, trigger in _RULES)


def find(text, offset):
    for match in _QUOTED.finditer(text) if "“" in text or '"' in text else ():
        if is_generic(match["name"]):
            continue
        start = offset + match.start("name")
        yield Mention(start, start + len(match["name"]), match["name"], "quoted")
    for match in _JOINT.finditer(text) if "由" in text else ():
        if not is_generic(match["name"]):
            start = offset + match.start("name")
            yield Mention(start, start + len(match["name"]), match["name"], "joint")
    for rule, pattern, triggered in _TRIGGERED:
        if not triggered(text):
            continue
        for match in _at_clauses(pattern, text) if rule in _AT_CLAUSES else pattern.finditer(text):
            name = _trimmed(match["name"])
            if name and reads_like_a_firm(
                name, plain_trade=rule in ("role-word", "agent", "titled", "maker")
            ):
                start = offset + match.start("name")
                yield Mention(start, start + len(name), name, rule, sure=rule != "subject")


# These stand at the head of a clause only: there alone they are tried.
_AT_CLAUSES = ("subject", "staff")
_CLAUSE = re.compile(r"[,。;!?:、”“\".\s]")


def _at_clauses(pattern, text):
    """What `finditer` finds of an expression that begins with the text or behind a mark of _CLAUSE."""
    reached = 0
    for start in (0, *(mark.end() for mark in _CLAUSE.finditer(text))):
        if start >= reached and (match := pattern.match(text, start)):
            reached = match.end()
            yield match


_TRIMMED = re.compile(
    r"(?:西南|西部|华东|华西)?(?:片区|区域|大区|区)?$|(?:这回|此次|计划|公司|常务副|常务|副|总)$"
)
_DIGIT = re.compile(r"\d")


def _trimmed(name):
    """Without the region's tail or adverbs that the pattern could not tell from the name."""
    return _TRIMMED.sub("", name)


def reads_like_a_firm(name, *, plain_trade=False):
    """A coined word of 2 to 6 characters, with or without a word of trade behind it, a region in front not counted.

    With `plain_trade` a dictionary word will do before the word of trade (通途低空科技).
    """
    bare = REGION.sub("", name, count=1) if REGION.match(name) else name
    if not 2 <= len(bare) <= 9 or GRAMMAR.intersection(bare) or _DIGIT.search(bare):
        return False
    tail = _TAIL.search(bare)
    brand = bare[: tail.start()] if tail else bare
    if tail and len(brand) >= 2 and (plain_trade or is_coined(brand) or coined_head(brand)):
        return True
    if bare[:2] in _GROUPS and is_coined(bare[2:]):
        return True  # 中科睿标
    return is_coined(bare) and uncovered(bare) == len(bare) and bare[-1] not in _THING_END


_GROUPS = frozenset(
    ["中科", "中电", "中铁", "中建", "中交", "中冶", "中核", "中航", "中船", "国药", "国投", "国电", "华润"]
)
# 注塑线, 热泵: a thing, not a firm.
_THING_END = frozenset("户线机件品料器具板膜片管车药剂泵阀池箱盒桶油粉液人员处区县镇街路村委局办厂")
_TAIL = re.compile("(?:" + choice("companies/trade_tails") + ")$")
