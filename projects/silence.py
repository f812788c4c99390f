"""How long nothing has been heard of a project, and how much was read meanwhile: silence is told, never interpreted.

Works on `district.mentions` by its name alone, so that this app need not know the one that keeps the articles.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils import timezone

from parks.columns import held
from parks.models import District
from parks.prepared import Prepared
from projects.stages import BUILDING, PLANNED


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
    days = held(("read", district.pk), lambda: sorted(day for _article, day in asked()(district.pk)))
    return len(days) - bisect_right(days, since)


@cache
def asked():
    """(story, day) of what was read about a district."""
    mentions = District._meta.get_field("mentions").related_model.objects
    read = mentions.filter(article__status="read", article__origin=None, article__published_on__isnull=False)
    told = read.order_by().values_list("article", "article__published_on").distinct()
    return Prepared(lambda pk: told.filter(district_id=pk), int)
