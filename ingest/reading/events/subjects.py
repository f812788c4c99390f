"""Which projects a single happening was about: those named in its sentence, else just before it."""

import re

_TAIL = re.compile(r"(?:建设)?项目(?:\([一二三四五六首]期\))?$")
_ROW_GAP = re.compile(r"(?:项目|工程)?(?:\([^()]{1,6}\))?”?(?:[、，和与及]|以及)“?")
_GOES_ON = re.compile(
    r"^[“\"]?(?:(?:建设|工程|项目)?(?:进度|进展|状态|时间)[：:]|该|此|这|其|它|项目|基地|工厂|园区|产业园|中心|产线|总投资|投资|占地|由|业主|建设方|目前|据悉|据介绍|从|公司|企业|仪式|奠基|建成|全部|一期|首期|随着|至此|标志|日前|当天)"
)
_NEW = re.compile(r"(?:计划|总)?投资[^，。；]{1,12}的[^，。；]{3}")  # 投资8亿元的甲基地建成投用
_DATE = re.compile(
    r"^(?:\d{4}年|今年|去年|前年|当年|同年|次年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|初)?(?:上午|下午)?，?"
)
_CELL = re.compile(r"\s{0,9}[^，。；：]{2,8}：")
_PLANT = re.compile(r"新?(?:厂|工厂|基地|项目|产线|生产线|厂区|园区|总部|中心)|协议|合同|^[^，。；]{0,24}$")
_OTHER_THING = re.compile(r"园区|园子|产业园|科技园")  # 这座标准厂房园区开门迎客: not the project of a tenant
_FORM = re.compile(r"^重庆市?|\([^()]*\)|(?:股份|科技|集团){0,3}(?:有限)?(?:责任)?公司$")
BACK = 3  # sentences before the happening in which its project may stand


class Subjects:
    """The mentions of an article's projects: their names, the names without 项目, and their aliases."""

    def __init__(self, article, projects):
        self.article = article
        self.projects = projects
        self.spots = sorted(self._spots(), key=lambda spot: (spot[0], -spot[1]))

    def _spots(self):
        text = self.article.text
        for project in self.projects:
            names = {project.name, _TAIL.sub("", project.name), *project.aliases}
            for name in sorted(names, key=len, reverse=True):
                if len(name) > 2:
                    at = text.find(name)
                    while at >= 0:
                        yield at, at + len(name), project
                        at = text.find(name, at + len(name))

    def _in(self, start, end):
        """(start, end, project) in the span, longest name at each place, none overlapping."""
        out = []
        for spot in self.spots:
            if start <= spot[0] < end and not (out and spot[0] < out[-1][1]):
                out.append(spot)
        return out

    def of(self, h):
        """The projects that the happening h was about, in order: several only where they stand in a row before its verb."""
        before = self._in(h.sentence.start, h.start)
        if before:
            return self._row(before, h)
        after = self._in(h.end, h.sentence.end)
        if after:
            return [after[0][2]]
        return []

    def told_before(self, h):
        """The project of the sentences just before the happening, if its sentence goes on about it (该项目…, 目前…)."""
        head = _DATE.sub("", self.article.text[h.sentence.start : h.start].lstrip(" “从自"))
        if _NEW.match(head):
            return []
        return self._earlier(h) if len(head) <= 8 or _GOES_ON.match(head) else []

    def of_its_owner(self, h):
        """甲泵业的新厂投产了: the only project of the firm that stands before the verb."""
        said = self.article.text[h.sentence.start : h.start]
        owned = [p for p in self.projects if any(name in said for name in _owners(p))]
        return owned if len(owned) == 1 and _PLANT.search(said) else []

    def _row(self, spots, h):
        row = [spots[-1]]
        for spot in reversed(spots[:-1]):
            if not _ROW_GAP.fullmatch(self.article.text[spot[1] : row[0][0]]):
                break
            row.insert(0, spot)
        return list({id(project): project for _s, _e, project in row}.values())

    def _earlier(self, h):
        sentences = self.article.doc.sentences
        at = next((i for i, s in enumerate(sentences) if s.start == h.sentence.start), None)
        if at is None:
            return []
        since, back = h.sentence.paragraph, 0
        for sentence in reversed(sentences[:at]):
            if since - sentence.paragraph > 1 or back == BACK:
                break
            if _CELL.match(sentence.text):
                since = sentence.paragraph  # 业主：…, 总投资：…: lines about one project
            else:
                back += 1
            spots = self._in(sentence.start, sentence.end)
            if spots:
                return [spots[-1][2]]
        if len(self.projects) != 1 or _OTHER_THING.search(self.article.text, h.sentence.start, h.start):
            return []
        return [self.projects[0]]


def _owners(project):
    """What the text may call the firms that invest in it: 重庆蜀力泵业有限公司 is 蜀力泵业 further on."""
    for value in project.fields.get("companies", ()):
        yield value.printed
        core = _FORM.sub("", value.value)
        if len(core) > 2:
            yield core
