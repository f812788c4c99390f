"""How often people who looked found the reader right: the precision that verdicts give, per field and per outlet.

Only what a reader read and somebody judged counts, each claim once: a verdict carried over to another claim follows by
itself, and a sample's sentences are our own. Accepted is right, corrected or rejected is wrong. Curators look first at
what seems doubtful, so this is no random sample; the page says so.
"""

from collections import namedtuple

from django.db.models import Count, Q

from .evaluation import wilson
from .models import Claim

# `share` and `interval` (95 %, Wilson) are of `right` among `n`.
Judged = namedtuple("Judged", "of n right share interval")


def per_field():
    """A Judged for each (kind of record, field), the most judged first."""
    return _counted("mention__kind", "field")


def per_outlet():
    """A Judged for each outlet by name, the most judged first; claims of articles without one are left out."""
    named = Q(article__source=None)
    return [row._replace(of=row.of[0]) for row in _counted("article__source__name", without=named)]


def _counted(*keys, without=None):
    judged = Claim.objects.judged().filter(origin=Claim.Origin.READER, article__sample=False)
    if without is not None:
        judged = judged.exclude(without)
    right = Count("pk", filter=Q(verdict=Claim.Verdict.ACCEPTED))
    # Claims have an order of their own, which would split the groups.
    rows = judged.order_by().values_list(*keys).annotate(n=Count("pk"), right=right)
    return [
        Judged(tuple(of), n, right, right / n, wilson(right, n))
        for *of, n, right in sorted(rows, key=lambda row: (-row[-2], row[:-2]))
    ]
