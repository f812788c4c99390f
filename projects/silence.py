"""How long nothing has been heard of a project, and how much was read meanwhile: silence is told, never interpreted.

Works on `district.mentions` by attribute alone, so that this app need not know the one that keeps the articles.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from projects.querysets import BUILDING, PLANNED


@dataclass(frozen=True)
class Silence:
    """`since` is the day of the last report; `awaits` what has not been reported yet: "construction", "completion" or
    ""; `articles` how many stories about the project's district were published after it and read, None without one."""

    since: date
    days: int
    awaits: str
    articles: int | None


def silence(project, today=None):
    """None where no report has a date."""
    since = project.last_reported_on
    if since is None:
        return None
    days = max(0, ((today or timezone.localdate()) - since).days)
    return Silence(since, days, awaited(project.stage), read_since(project.district, since))


def awaited(stage):
    if stage in PLANNED:
        return "construction"
    return "completion" if stage in BUILDING else ""


def read_since(district, since):
    """Each story once: a reprint is no second look."""
    if district is None:
        return None
    found = district.mentions.filter(article__status="read", article__published_on__gt=since)
    return found.filter(article__origin=None).order_by().values("article").distinct().count()
