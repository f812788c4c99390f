"""A project's own ceremony tells how far it is, where no clause about the project does.

甲泵业的新厂投产了: opened, though the project is named only further on. Left alone: a phase's ceremony, and a stage that
is further on already.
"""

import re

from ingest.reading.facts import Value
from ingest.reading.projects.stages import RANK, stage_of_word

RULE = "project stage: its own ceremony"
_PHASE = re.compile(r"[一二三四五首]期")


def tell_stage(article, h, project):
    """Set the stage of a project Fact by the happening that was its own."""
    stage = stage_of_word(article.text[h.start : h.end])
    held = project.fields.get("stage")
    if stage is None or _PHASE.search(article.text, h.sentence.start, h.end):
        return
    if held is None or RANK[stage] > RANK[held.value] and (held.value == "planned" or held.rule == RULE):
        printed = article.text[h.start : h.end]
        evidence = article.evidence(h.start, h.end)
        project.fields["stage"] = Value(stage, printed, evidence, RULE, mode="done")
