"""What happened when, of a park or a company: ceremonies and the stages of projects, in the order of time."""

from dataclasses import dataclass, field

from projects.stories import stage_line


@dataclass
class Entry:
    """`thing` is the ceremony or project; `label` the stage of a project, "" for ceremonies."""

    thing: object
    label: str
    solid: bool
    statements: list


@dataclass
class Day:
    """All that is told of one date (ISO, as precise as known); `solid` when something of it took place."""

    date: str
    entries: list = field(default_factory=list)
    inferred: bool = False

    @property
    def solid(self):
        return any(entry.solid for entry in self.entries)


def timeline(projects, events):
    """`(days, undated)`: the earliest first, and how many stages or ceremonies have no date.

    Projects and events come with their evidence: no query here.
    """
    days, undated = {}, 0
    for date, basis, entry in (*of_events(events), *of_projects(projects)):
        if not date:
            undated += 1
            continue
        day = days.setdefault(date, Day(date))
        day.entries.append(entry)
        day.inferred = day.inferred or basis not in ("", "printed")
    return [days[date] for date in sorted(days)], undated


def of_events(events):
    for event in events:
        yield event.date, event.date_basis, Entry(event, "", True, [])


def of_projects(projects):
    for project in projects:
        for step in stage_line(project):
            if step.statements:
                yield step.date, step.basis, Entry(project, step.label, step.solid, step.statements)
