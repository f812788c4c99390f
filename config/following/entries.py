"""From records to the entries of a feed: what became known, with the sentence and the date of the report.

Entries come from the evidence of records, never from the order in which articles arrived: a directory that is
rebuilt has the same entries with the same ids, and an old story that is read late keeps its own date.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from parks import display
from parks import evidence as proof
from parks.models import Park
from projects.models import Project, SigningEvent
from projects.stories import HOPES

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
# Any fixed namespace; with it an entry's id depends on its record and what happened alone.
IDS = uuid.UUID("6f0b1f5e-0f0a-5d0c-9a44-3f5b7c0d9d21")


@dataclass(frozen=True)
class Entry:
    """One thing that became known. `said` is the evidence row that first says it, or None for a bare record."""

    record: object
    what: str
    title: str
    said: object

    @property
    def id(self):
        return f"urn:uuid:{uuid.uuid5(IDS, f'{self.record.pk}|{self.what}')}"

    @property
    def day(self):
        """When it was reported; where there is no report, when it was entered here."""
        article = getattr(getattr(self.said, "claim", None), "article", None)
        if article is not None:
            return article.published_on
        return self.said.claim.said_at.date() if self.said else None

    @property
    def moment(self):
        """The day as the instant that Atom wants: its first second here; of an undated report when it came here."""
        if self.day:
            return datetime.combine(self.day, time(0), get_current_timezone()).astimezone(UTC)
        return self.said.claim.article.fetched_at if self.said else LONG_AGO

    @property
    def changed(self):
        """Later than `moment` only where somebody has reviewed the claim since."""
        reviewed = self.said.claim.reviewed_at if self.said else None
        return max(self.moment, reviewed) if reviewed else self.moment

    @property
    def outlet(self):
        article = self.said.claim.article if self.said else None
        return str(article.source or article.outlet) if article else ""


def entries_of(records):
    """Entries of parks, projects and ceremonies (with evidence), the latest first."""
    found = [entry for record in records for entry in MAKERS[type(record)](record)]
    return sorted(found, key=lambda entry: (entry.moment, entry.id), reverse=True)


def of_park(park):
    yield Entry(park, "new", _("收录园区：%s") % display.local_name(park), first(rows_of(park, "name")))


def of_project(project):
    """The project itself, and every stage that a later report says it has reached."""
    begun = first(rows_of(project, "name"))
    told_at_once, later = [], []
    for stage, said in stages_of(project).items():
        together = begun and said.claim.article_id and said.claim.article_id == begun.claim.article_id
        (told_at_once if together else later).append((stage, said))
    words = "、".join(stage_name(stage) for stage, _said in told_at_once)
    name = f"{project.name}（{words}）" if words else project.name
    yield Entry(project, "new", _("新项目：%s") % name, begun)
    for stage, said in later:
        title = _("%(name)s：%(stage)s") % {"name": project.name, "stage": stage_name(stage)}
        yield Entry(project, f"stage/{stage}", title, said)


def stages_of(project):
    """`{stage: the evidence row that first reports it}`; what is only announced has not happened."""
    stages = {}
    for row in rows_of(project, "stage"):
        if row.claim.stands_as == "planned" or row.claim.stands.mode not in HOPES:
            stages.setdefault(row.claim.stands_as, []).append(row)
    return {stage: first(rows) for stage, rows in stages.items()}


def stage_name(stage):
    return str(dict(Project.Stage.choices).get(stage, stage))


def of_event(event):
    kind = event.get_kind_display()
    title = _("%(kind)s：%(name)s") % {"kind": kind, "name": event.name}
    # What names a ceremony best is the sentence that dates or counts it.
    for field in ("date", "kind", "name"):
        if rows := rows_of(event, field):
            return [Entry(event, "new", title, first(rows))]
    return [Entry(event, "new", title, None)]


MAKERS = {Park: of_park, Project: of_project, SigningEvent: of_event}


def rows_of(record, field):
    return proof.by_field(record).get(field, [])


def first(rows):
    """The row that says it first: by the report's date, reports before what was typed or listed."""
    return min(rows, key=said_on, default=None)


def said_on(row):
    claim = row.claim
    day = claim.article.published_on if claim.article else None
    return (claim.article is None, day is None, str(day or claim.said_at), claim.pk)


def words_of(entry):
    """The entry's text as HTML: the sentence with its printed words marked, and who said it when."""
    claim = entry.said.claim if entry.said else None
    quotes = proof.quotes(claim)[:1] if claim else []
    parts = [
        format_html("<blockquote>{}<mark>{}</mark>{}</blockquote>", quote.before, quote.marked, quote.after)
        if quote.marked
        else format_html("<blockquote>{}</blockquote>", quote.before)
        for quote in quotes
    ]
    return format_html_join("", "{}", ((part,) for part in [*parts, source_of(entry, claim), about(entry)]))


def source_of(entry, claim):
    if claim is None:
        return ""
    if claim.article is None:
        return format_html(
            "<p>{}：{}</p>", _("来源"), claim.citation or proof.mask_phones(claim.source_named)
        )
    day = _("%s 发布") % entry.day if entry.day else _("发布日期未知")
    link = format_html(' · <a href="{}">{}</a>', claim.article.url, _("原文")) if claim.article.url else ""
    return format_html("<p>{} · {}{}</p>", entry.outlet or _("来源未标明"), day, link)


def about(entry):
    """Where, how much, by whom: what the record's row in a list says."""
    record = entry.record
    place = getattr(record, "park", None) or record.district
    facts = [display.local_name(place) if place else ""]
    for field, kind in (("investment_yi", "money"), ("area_mu", "land")):
        if (value := getattr(record, field, None)) is not None:
            claim = proof.for_field(record, field).claim
            parts = display.split_unit(value, kind)
            before, figure, unit = display.hedged(*parts, claim.stands.hedge if claim else "")
            mode = (
                f"{display.MODES[claim.stands.mode]} " if claim and claim.stands.mode in display.MODES else ""
            )
            facts.append(f"{mode}{before}{figure} {unit}".strip())
    words = " · ".join(filter(None, facts))
    return format_html("<p>{}</p>", conditional_escape(words)) if words else ""
