"""Why a verb of a ceremony became none: for `--explain` alone, so that reading costs nothing more.

- `planned`: 计划…开工, 将于…投产. `noun`: 开工率, 投产后, 签约项目. `other paper`: a signing that brings no project.
- `outside Chongqing`: somebody elsewhere holds it. `told already`: another sentence tells of the same ceremony.
- `no occasion`: neither a date nor a word of a ceremony: a project's stage at most.
"""

from ingest.reading.facts import Rejection

from .finding import is_elsewhere
from .happening import Happening
from .singles import is_refused
from .triggers import find_triggers


def left_alone(article, happenings, events):
    """A Rejection for each verb in the headline and the main text that no event's evidence holds."""
    shown = [(event.evidence.start, event.evidence.end) for event in events]
    found = []
    for sentence in article.sentences:
        for trigger in find_triggers(article.text, sentence.start, sentence.end):
            evidence = article.evidence(trigger.start, trigger.end)
            if any(start <= evidence.start < end for start, end in shown):
                continue
            rule, why = _reason(article, sentence, trigger, happenings)
            found.append(Rejection("event", trigger.word, evidence, f"ceremony · {rule}", why))
    return found


def _reason(article, sentence, trigger, happenings):
    happening = Happening(trigger.kind, trigger.start, trigger.end, sentence, "")
    if trigger.planned:
        return "planned", "只是计划或预告，还没有发生"
    if any(h.sentence.start == sentence.start and h.kind == trigger.kind for h in happenings):
        return "told already", "与另一处说的是同一活动"
    if trigger.noun and not trigger.occasion:
        return "noun", "只作为名称、条件或分类提到"
    if is_refused(article.text, trigger, sentence):
        return "other paper", "签的不是项目"
    if is_elsewhere(article, happening):
        return "outside Chongqing", "重庆以外的活动"
    return "no occasion", "没有日期，也没有仪式的说法，至多是项目的进展"
