"""What stands before a noun of building and is no name: a verb, a sum, a count, a class, or nothing but general words."""

import re

from ingest.reading.naming.edges import REGION
from ingest.reading.naming.words import choice

GENERIC = re.compile(
    "(?:" + choice("projects/generic_heads") + r"|\d+年|[\d.]+|[亿万]元|以上|[一二三四]季度)++"
)
# 将建设(研发中心): verbs and general words only.
_EMPTY = re.compile("(?:" + choice("projects/left_edges", "projects/generic_heads") + ")++")
_COUNTED = re.compile(
    r"^(?:[首前第全共]?[\d一二三四五六七八九十两百几多余数]{1,9}(?:余|多)?(?:大|个|家|批|项|条|座|处|期)|[该这那此本各每某])"
)
_PLACE = re.compile(r"^(?:重庆市?)?(?:[\u4e00-\u9fff]{2,3}[区县])?")
GRAMMAR = re.compile(
    r"[的了着把是]|会不|要不|能不|怎么|什么|设有|都有|均有|没有|这个|那个|离(?![子合心散])|迁入|搬入|迁至|选址|明天|后天|要去|去看|周边|附近|均在|均为|都设|均设|一[份个座条批处项家]|每[个一家]|各[个类家]|[我你他她它]"
)
_CLASS_END = re.compile(
    r"(?:招商|签约|重点|重大|开工|竣工|投产|类|级|以上|以下|入库|等|招引|储备|意向|\d[个项]|若干|某|哪|什么|它|我们|他们|你们|方面|领域)$"
)
_CLASSY = re.compile(
    r"重点|重大|招商|签约|开工|竣工|类|多个|各|若干|一批|国家级|世界级|一流|综合性|公共|现代化|配套"
)
# 正进入产线, 引进项目, 分三期: a verb stands right before the noun.
_NO_NAME = re.compile(
    r"(?:进入|启动|推进|打造|签订|签下|签署|翻看|查看|查阅|向|给|对|让|政府|管委会|机构|部门|走进|引进|引入|参观|来到|布局|举行|分|第|这|那|谋划|实施|承接|跟进|盯住|设立|(?<!日)本|[^作]为|[排设放]在)$"
)
# 三峡云谷二期, 渝川电驱技改: a step of something named; 产业园二期 alone is none.
_NO_STEP = re.compile(
    r"(?:项目|工程|[该本此其]|整个|全部|\d|[一二三四]期|个|建设|首|前|后|企业|公司)$|^(?:该|这|那|分|第)"
)
# 1.6亿元做(技改), 20日(基地): a sum or a day, and no name.
_SUM_OR_DAY = re.compile(r"[\d.]{0,12}[亿万]?元|\d{1,4}[年月日]|协调|解决|\(\d{1,9}\)$")
_STEPS = frozenset({"二期", "三期", "四期", "技改", "扩能"})


def is_no_name(core, noun):
    """A verb, a sum, a count (22个, 该) or a class (重点类) before the noun, which no evidence makes a name."""
    if _NO_NAME.search(core) or _SUM_OR_DAY.match(core):
        return True
    if noun in _STEPS:
        return len(core) < 2 or _NO_STEP.search(core) is not None or GRAMMAR.search(core) is not None
    if _EMPTY.fullmatch(core) and (noun.endswith("项目") or not GENERIC.fullmatch(core)):
        return True
    return (
        len(core) < 2
        or _COUNTED.match(core) is not None
        or _CLASS_END.search(core) is not None
        or GRAMMAR.search(core) is not None
    )


def is_general(core, noun):
    """Nothing but general words (物流, 综合能源) and a place before the noun."""
    if noun in _STEPS:
        return False
    if (
        noun != "项目"
        and not noun.endswith("项目")
        and len(core) >= 5
        and not _COUNTED.search(core)
        and not _CLASSY.search(core)
    ):
        return False
    bare = REGION.sub("", _PLACE.sub("", core), count=1)
    return not bare or GENERIC.fullmatch(bare) is not None
