"""Which names are parks of this article, and which are left alone.

Each rule has a name; a rejected name goes into the reading's `rejected` list under that name.
- `only in a title`: named only within somebody's office (长寿经开区管委会副主任).
- `only in the headline`: 武陵山药谷传来好消息: a figure of speech, told of nowhere else.
- `compared or visited`: 学习璧山高新区, 与…相比.
- `outside Chongqing`: its clause stands elsewhere.
- `kind of park`: 先进材料产业园 has no name of its own.
- `no tenants`: 创新中心, 产业基地, 新城 … without a word of tenants, land or buildings.
- `one firm's own`: 海尔(重庆)工业园, 赣锋…产业园项目: a project, not a park.
"""

import re

from ingest.reading.naming.words import choice

_TITLE = re.compile(
    rf"(?:党工委|管委会|管理委员会|开发集团|投资集团)?[^,，。;；、的在]{{0,4}}?(?:{choice('parks/titles')})"
)
_PASSING_BEFORE = re.compile(rf"(?:{choice('parks/visited_before')})(?:过|了)?[^,，。;；、]{{0,4}}$")
_PASSING_AFTER = re.compile(rf"[^,，。;；、]{{0,6}}?(?:{choice('parks/visited_after')})")
_SEVERAL_FIRMS = re.compile(
    rf"(?:\d{{1,5}}|[一二三四五六七八九十百多数几]{{1,5}})(?:余|多)?家[^，。；]{{0,10}}?(?:企业|公司|厂|商家|租户|法人|单位)|(?:\d{{1,5}}|首批)家|(?:{choice('parks/hosting')})"
)
_FIRMS_INSIDE = re.compile(
    r"(?:\d{1,5}|[一二三四五六七八九十百多数几]{1,5})(?:余|多)?家[^，。；]{0,10}?(?:企业|公司|厂|商家|租户|法人|单位)|配套企业|租户|租客|出租|孵化|标准厂房|楼宇|入驻合同|招商"
)
_SIBLINGS = re.compile(r"(?:工业园区|高新区|经开区|开发区)[\u4e00-\u9fff]{2,4}组团")
_PLACED_AT = re.compile(r"位于|落户|选址|入驻|坐落于|进驻$")
_AREA = re.compile(r"[^；]{0,16}?(?:规划面积|规划总?[\d.]|占地|平方公里)")
_GOES_ON = re.compile(r"(?:该|这|它|其|此|中心|基地|园区|项目|新城|目前|已有|首批|将)")
_ONE_FIRM = re.compile(choice("parks/one_firm"))
_LAND = re.compile(r"占地|规划面积|建筑面积|平方公里|[\d.]{1,8}亩|平方米|标准厂房|楼宇|管委会|规上工业")
# 总建筑面积31万平方米的智谷创新中心: its size stands in front.
_LAND_BEFORE = re.compile(r"(?:\d万?平方米|\d亩|平方公里)的[“\"]?$")
_ACTS = re.compile(
    r"(?:[一二三]期)?(?:项目)?(?:正式|主体|全面|今天|昨日|举行|工程){0,6}(?:开园|开工|奠基|揭牌|投用|封顶|启用|动工|开建|位于|坐落|占地|总投资|规划)"
)
_PHASED = re.compile(
    r"[一二三四]期(?:主体|全面|正式|已|项目|工程){0,6}(?:开园|开工|奠基|揭牌|投用|封顶|启用|动工|竣工|投产|建成)"
)
_SEVERAL_THINGS = re.compile(r"(?:[两二三四五六七八九十]|\d{1,3})(?:个|场)[^，。；]{0,14}(?:项目|活动)")
_OF_PLACE = re.compile(r"[镇街乡区县]道?的$")
# 湖南某公司投资的项目落户…: where the investor comes from is not where the park lies.
_COMES = re.compile(r"(?:落户|入驻|选址|进驻|落子|花落|落地|迁入|迁至|搬到|搬进)[^，。；]{0,6}$")
_INDEFINITE = re.compile(r"(?:[一又两几多各类种座个的新]|打造|建设|规划|建成)$")


def judge(article, group):
    """("", "") if the Group is a park of the article, else (rule, why in Chinese)."""
    text, places = article.text, article.places
    standing = [n for n in group.names if not _in_title(text, n)]
    if not standing:
        return "only in a title", "只出现在人物职务或机构名称中"
    standing = [n for n in standing if not _passing(text, n)]
    if not standing:
        return "compared or visited", "只作为比较、考察或去向提到"
    if not group.known:
        standing = [n for n in standing if not _outside(text, n, places)]
        if not standing:
            return "outside Chongqing", "所在语句讲的是重庆以外的地方"
    elif places.outside:
        return "outside Chongqing", "文章讲的是重庆以外的地方"
    if not any(n.proper for n in standing) and not any(_named_by_act(text, n) for n in standing):
        return "kind of park", "没有自己的名称，只是一类园区"
    if (
        not group.known
        and article.title
        and all(article.title.start <= n.start < article.title.end for n in standing)
    ):
        return "only in the headline", "只在标题中提到"
    told = " ".join(_around(article, n) for n in standing)
    if group.known:
        return "", ""
    doubtful = all(n.in_doubt for n in standing)
    near = " ".join(_around(article, n, 1) for n in standing)
    if doubtful and not _hosts(text, near, standing):
        return "no tenants", "没有入驻企业、用地或建筑的说法，不当作园区"
    if _one_firms(text, standing, told) and not any(_holds_several(article, n) for n in standing):
        return "one firm's own", "一家企业自用的园区，按项目记"
    return "", ""


def _in_title(text, name):
    return _TITLE.match(text, name.end, name.end + 16) is not None


def _passing(text, name):
    before = text[max(0, name.start - 12) : name.start]
    return (
        _PASSING_BEFORE.search(before) is not None
        or _PASSING_AFTER.match(text, name.end, name.end + 16) is not None
    )


def _outside(text, name, places):
    """A place elsewhere stands before the name in its clause, or leads the article, and none of Chongqing's."""
    start = max(text.rfind(mark, 0, name.start) for mark in "。；！？，\n") + 1
    told = places.within(start, name.end)
    if any(m.district or m.kind == "city" for m in told):
        return False
    near = [m for m in told if m.start < name.start and not _COMES.search(text, m.end, name.start)]
    return places.outside or any(m.kind == "outside" for m in near)


def _named_by_act(text, name):
    """国际陶艺创意产业园开园: a kind of park that acts by itself and is not 一座 or 又一个 is named so."""
    core = len(name.text) - len(name.ending)
    if not name.in_doubt and core >= 2 and _PHASED.match(text, name.end):
        return (
            _OF_PLACE.search(text[max(0, name.start - 3) : name.start]) is not None
            or text[name.start - 1] in "，：行"
        )
    if name.in_doubt or core < 3:
        return False
    return _ACTS.match(text, name.end) is not None and not _INDEFINITE.search(
        text[max(0, name.start - 2) : name.start]
    )


def _around(article, name, more=3):
    """The sentence of the name and the next ones, as far as the next paragraph."""
    sentences = article.doc.sentences
    for i, s in enumerate(sentences):
        if s.start <= name.start < s.end:
            after = [n for n in sentences[i + 1 : i + 1 + more] if n.paragraph <= s.paragraph + 1]
            return s.text + "".join(n.text for n in after if more > 1 or _GOES_ON.match(n.text))
    return ""


def _hosts(text, told, standing):
    nested = [n for n in standing if n.ending in ("片区", "组团", "园区", "新城", "新区")]
    if nested:
        return (
            _SIBLINGS.search(text) is not None
            and any(n.ending == "组团" for n in nested)
            or any(
                n.placed or _PLACED_AT.search(text[max(0, n.start - 4) : n.start]) or _AREA.match(text, n.end)
                for n in nested
            )
        )
    if any(_LAND_BEFORE.search(text, max(0, n.start - 16), n.start) for n in standing):
        return True
    return _FIRMS_INSIDE.search(told) is not None or (
        any(n.quoted or n.alias for n in standing) and _LAND.search(told) is not None
    )


def _holds_several(article, name):
    """县里在某某工业园一天办了两场活动, 4个项目签约: where several things are held, not one firm's works."""
    sentence = article.sentence_at(name.start)
    return (
        article.text[name.start - 1 : name.start] == "在"
        and sentence is not None
        and _SEVERAL_THINGS.search(article.text, name.end, sentence.end) is not None
    )


def _one_firms(text, standing, told):
    if any(n.placed for n in standing):
        return False
    if re.search(r"独家|自用", told):
        return True
    if _SEVERAL_FIRMS.search(told):
        return False
    if all(text.startswith("项目", n.end) for n in standing) and not re.search("园区|招商", told):
        return True
    return _ONE_FIRM.search(told) is not None
