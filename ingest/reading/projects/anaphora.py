"""Whether a sentence goes on about the project named before it: 该项目…, 总投资…, 据介绍,新厂…, or the tail of its name."""

import re

from .mentions import key
from .names import NOUN

_GOES_ON = re.compile(
    r"^(?:[“\"]?)(?:这(?!里|些)|该(?!区|县|市|镇|街)|此(?!外|次)|本(?!次|报|届)|其|它|项目|建成|达产|投产|投用|全部|满产|预计|计划|总投资|总建筑|投资|拟投|占地|用地|规划|一期|首期|二期|分两期|两期|三期|"
    r"其中|主要|产品|公司|企业|投资方|建设方|将|按照|按设计|由|业主|选址|投资|新厂|厂区|工期|目前|总占地|据介绍|据了解|据悉|选址|位于|建设|届时|在|根据协议|按照协议|双方)"
)
# 当天,这个总投资3.9亿元的基地…; 据介绍,该项目…: the word that goes on stands behind a time or a speaker.
_POINTS_BACK = re.compile(
    r"^[^,。;:!?]{0,14}[,::]?[“\"]?(?:该|这个|这座|这条|这一|这处|此)[^,。;、个家]{0,30}?"
    r"(?:项目|基地|工厂|厂|产业园|中心|园区|生产线|产线|车间|总部|枢纽|工程|园子|线)"
    r"|^[^,。;:!?“”]{2,14}(?:介绍|表示|透露|说|称)[,::]?[“\"]?(?:该|这个|这座|项目|基地|工厂|新厂|园区|中心)"
    r"|^(?:当天|当日|同日|目前|眼下|现在|如今|随后|此前|今年以?来?|届时|\d{1,2}月\d{0,2}日?),?(?:项目|基地|工厂|新厂|产线|中心)"
)
ANAPHOR = re.compile(
    r"^[“\"]?(?:该|这一|这座|这个|此|新)?(?P<noun>项目|基地|工厂|产业园|产业港|物流港|产业城|科创城|智慧谷|交易中心|中心|科技城|园区|生产线|产线|研究院|电站|枢纽|小镇|牧场|总部)(?!个)"
)


def is_about(text, candidate):
    """Does a sentence right after it say by its first words that it is about the project still?"""
    if _GOES_ON.match(text) or _POINTS_BACK.match(text) or text.startswith(_tails(candidate)):
        return True
    anaphor = ANAPHOR.match(text)
    return anaphor is not None and fits(anaphor["noun"], candidate)


def _tails(candidate):
    """What its name may be cut down to: 重庆工厂 of 汤浅精机重庆工厂."""
    name = key(candidate.first.name)
    return tuple(name[-size:] for size in range(4, len(name) - 1))


def fits(noun, candidate):
    """May 园区, 基地, 产线 … mean this project? What is only called 项目 may be any of them but a 园区."""
    if noun == "项目":
        return True
    name = key(candidate.first.name)
    if noun in ("园区", "产业园", "小镇"):
        return re.search(r"[园城港谷]|小镇|基地$", name) is not None
    if candidate.first.noun.endswith(("项目", "工程")) and not NOUN.search(name[-4:]):
        return True
    return name.endswith(noun[-1] if noun in ("工厂", "产线", "生产线") else noun)
