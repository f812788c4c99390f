"""A project's stage where no clause about it says one: what stands just before it, or in the headline.

said-before: 甲公司与区政府签署协议。根据协议,将投资…建设乙项目: the sentence before, if it names the owner or the
text goes on with 根据协议. of-the-headline: a headline that names the project or its owner beside a word of stage.
"""

import re

from ingest.reading.facts import Evidence, Value

from .stages import FUTURE, stage_of_word

_BY_AGREEMENT = re.compile(r"^(?:根据|按照|按)(?:投资|合作|双方)?(?:协议|约定|合同)|^双方")
_STAGE_WORD = re.compile(
    r"签约|签署|签订|签下|签了?合同|落户|牵手|达成|花落|敲定|落定|握手|开工|动工|奠基|开建|封顶|竣工|投产|投用|开园|揭牌|启用|通线|点火"
)


def stage_beside(doc, lines, candidate):
    """The Value of the stage, or None."""
    names = {name for _a, _b, firm in candidate.owners for name in [firm.name, *firm.aliases]}
    names |= {m.name for m in candidate.mentions}
    return _before(doc, lines, candidate, names) or _headline(doc, names)


def _before(doc, lines, candidate, names):
    here = candidate.first.line
    agreed = _BY_AGREEMENT.match(lines[here].text.strip())
    for number in (here - 1, here - 2):
        if number < 0 or lines[here].paragraph - lines[number].paragraph > 1:
            return None
        line = lines[number]
        if not agreed and not any(name in line.text for name in names):
            continue
        word = _STAGE_WORD.search(line.text)
        if word and not FUTURE.search(line.text, max(0, word.start() - 10), word.start()):
            start, end = doc.raw_span(line.start + word.start(), line.start + word.end())
            evidence = Evidence(start, end, doc.text[line.start : line.end].strip())
            return Value(
                stage_of_word(word.group()), word.group(), evidence, "project stage: said-before", mode="done"
            )
    return None


def _headline(doc, names):
    title = doc.title or ""
    word = _STAGE_WORD.search(title)
    at = doc.text.find(title) if word else -1
    if (
        at < 0
        or not any(name in title for name in names)
        or FUTURE.search(title, max(0, word.start() - 6), word.start())
    ):
        return None
    start, end = doc.raw_span(at + word.start(), at + word.end())
    return Value(
        stage_of_word(word.group()),
        word.group(),
        Evidence(start, end, title),
        "project stage: of-the-headline",
        mode="done",
    )
