"""Figures that pages compare: what a ceremony announced against what its reports name."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Announced:
    """Announced and named stay two numbers (DESIGN §5); money in 亿元, None where nothing is known.

    A remainder is None where one side is unknown, and negative where more is named than was announced.
    """

    count: int | None
    total_yi: Decimal | None
    named: int
    named_with_amount: int
    named_yi: Decimal | None

    @property
    def rest_count(self):
        return None if self.count is None else self.count - self.named

    @property
    def rest_yi(self):
        """What the named amounts leave; unknown where projects are named but none with its amount."""
        if self.total_yi is None or (self.named and self.named_yi is None):
            return None
        return self.total_yi - (self.named_yi or 0)

    @property
    def more_named(self):
        """The reports name more than was announced: a conflict that the page says."""
        return any(rest is not None and rest < 0 for rest in (self.rest_count, self.rest_yi))


def announced_against_named(event, projects):
    """`projects` are the ceremony's named ones, in memory."""
    amounts = [project.investment_yi for project in projects if project.investment_yi is not None]
    return Announced(
        count=event.project_count,
        total_yi=event.investment_yi,
        named=len(projects),
        named_with_amount=len(amounts),
        named_yi=sum(amounts, Decimal(0)) if amounts else None,
    )
