"""Charts of what is being built: how many projects and how much money, by year, sector, district, investor or stage.

Planned, being built and done are columns of their own and never added up (DESIGN §2.6). CNY amounts in 亿元 are drawn;
other currencies are written beside them, each by itself; records without amount or date are counted and said.
The database does the sums: a chart costs one query and one for its labels, however many projects there are.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from parks.display import local_name
from parks.models import District, Sector
from projects.stages import group_of

GROUPS = ("planned", "building", "done", "other")
MOST_YEARS, MOST_ROWS = 12, 10
BY_YEAR = Substr("stage_on", 1, 4)
WIDTH = 100  # a bar's full length, in per cent of its cell


@dataclass
class Cell:
    """The projects of one row and stage group; `yi` in 亿元, None where no CNY amount is known."""

    n: int = 0
    yi: Decimal | None = None
    unknown: int = 0
    foreign: dict = field(default_factory=dict)
    n_width: float = 0
    yi_width: float = 0

    def take(self, n, yi, with_any, currency, foreign):
        self.n += n
        self.unknown += n - with_any
        if yi is not None:
            self.yi = (self.yi or 0) + yi
        if currency and foreign is not None:
            self.foreign[currency] = self.foreign.get(currency, 0) + foreign

    def add(self, other):
        self.take(other.n, other.yi, other.n - other.unknown, "", None)
        for currency, amount in other.foreign.items():
            self.take(0, None, 0, currency, amount)


@dataclass
class Row:
    """`value` is the year, stage or id; `thing` the record that the row links to, if any."""

    value: object
    cells: dict
    thing: object = None
    earlier: bool = False

    @property
    def n(self):
        return sum(cell.n for cell in self.cells.values())

    @property
    def most_yi(self):
        """The largest amount of a single group: groups are not summed, not even to put rows in order."""
        return max((cell.yi for cell in self.cells.values() if cell.yi is not None), default=Decimal(-1))


@dataclass
class Chart:
    """`by` names its dimension; `left_out` is what has no value of it (a year, a sector), `more` the rows cut off."""

    by: str
    rows: list
    left_out: int = 0
    unknown: int = 0
    more: int = 0

    @property
    def groups(self):
        """Columns that hold anything, in the order of the stages."""
        return [name for name in GROUPS if any(row.cells[name].n for row in self.rows)]

    @property
    def has_money(self):
        return any(cell.yi is not None for row in self.rows for cell in row.cells.values())

    def table(self):
        """`[(row, [(group, cell)])]` of the columns that hold anything."""
        return [(row, [(name, row.cells[name]) for name in self.groups]) for row in self.rows]


class Charted:
    """What a ProjectQuerySet can be drawn by: each project once, however the query came by it."""

    def charts(self, *dimensions):
        """The charts of `"year"`, `"sector"`, `"district"`, `"investor"`, `"stage"` of more than one row: one alone is
        told by the sums above it."""
        drawn = [getattr(self, f"chart_by_{name}")() for name in dimensions]
        return [chart for chart in drawn if len(chart.rows) > 1]

    @staticmethod
    def charts_of(lines, *dimensions):
        """The same of projects that are at hand as Lines: by `"year"` and `"investor"`, without a question."""
        drawn = [{"year": by_year, "investor": by_investor}[name](lines) for name in dimensions]
        return [chart for chart in drawn if len(chart.rows) > 1]

    def chart_by_year(self):
        """By the year of the present stage, the latest last; years long ago are one row."""
        return in_years(self._each_once()._chart("year", BY_YEAR))

    def chart_by_sector(self):
        """A project of two sectors is in two rows."""
        return self._each_once()._largest("sector", F("sectors"), Sector.objects, lambda row: row.n)

    def chart_by_district(self):
        rows = District.objects.defer("boundary")
        return self._each_once()._largest("district", F("district"), rows, lambda row: row.n)

    def chart_by_investor(self):
        """The investors with the largest amount in one stage group first. A joint project counts for each of them."""
        companies = self.model._meta.get_field("companies").related_model.objects.published()
        investing = self._each_once().filter(participations__role="investor")
        chart = investing._largest("investor", F("participations__company"), companies, largest_amount)
        chart.left_out = self._each_once().exclude(pk__in=investing.values("pk")).count()
        return chart

    def chart_by_stage(self):
        chart = self._each_once()._chart("stage", F("stage"))
        order = [stage for stage, _label in self.model.Stage.choices]
        chart.rows.sort(key=lambda row: order.index(row.value))
        for row in chart.rows:
            row.thing = self.model.Stage(row.value).label
        return scaled(chart)

    def _chart(self, by, value):
        """Unscaled, in no order."""
        any_amount = Q(investment_yi__isnull=False) | Q(foreign_amount_yi__isnull=False)
        rows = self.order_by().annotate(charted=value).values_list("charted", "stage", "foreign_currency")
        rows = rows.annotate(
            n=Count("pk"),
            yi=Sum("investment_yi"),
            with_any=Count("pk", filter=any_amount),
            foreign=Sum("foreign_amount_yi"),
        )
        return counted(by, rows.order_by())

    def _each_once(self):
        return self.model.objects.filter(pk__in=self.order_by().values("pk")).order_by()

    def _largest(self, by, value, things, rank):
        chart = self._chart(by, value)
        return largest(chart, things.in_bulk([row.value for row in chart.rows]), rank)


def counted(by, rows):
    """A chart, unscaled and in no order, from (value, stage, currency, projects, 亿元, with any amount, foreign)."""
    found, left_out, unknown = {}, 0, 0
    for of, stage, currency, n, yi, with_any, foreign in rows:
        if of in (None, ""):
            left_out += n
            continue
        unknown += n - with_any
        cells = found.setdefault(of, {name: Cell() for name in GROUPS})
        cells[group_of(stage)].take(n, yi, with_any, currency, foreign)
    return Chart(by, [Row(of, cells) for of, cells in found.items()], left_out, unknown)


def one(project, of):
    """A project as a row for `counted`."""
    yi, foreign = project.investment_yi, project.foreign_amount_yi
    known = int(yi is not None or foreign is not None)
    return of, project.stage, project.foreign_currency, 1, yi, known, foreign


def by_year(lines):
    return in_years(counted("year", [one(project, project.stage_on[:4]) for project in lines]))


def by_investor(lines):
    """As `chart_by_investor`: a joint project counts for each of its investors."""
    rows, left_out = [], 0
    for project in lines:
        investors = [part.company for part in project.participations if part.role == "investor"]
        rows += [one(project, company.pk) for company in investors]
        left_out += not investors
    companies = {part.company.pk: part.company for project in lines for part in project.participations}
    shown = {pk: company for pk, company in companies.items() if company.published}
    chart = largest(counted("investor", rows), shown, largest_amount)
    chart.left_out = left_out
    return chart


def largest_amount(row):
    return row.most_yi, row.n


def in_years(chart):
    chart.rows.sort(key=lambda row: row.value)
    if len(chart.rows) > MOST_YEARS:
        early = chart.rows[: 1 - MOST_YEARS]
        chart.rows = [merged(early), *chart.rows[len(early) :]]
    return scaled(chart)


def largest(chart, labels, rank):
    """The rows of what has a label, the first by `rank`."""
    for row in chart.rows:
        row.thing = labels.get(row.value)
    known = [row for row in chart.rows if row.thing is not None]
    known.sort(key=lambda row: local_name(row.thing))
    known.sort(key=rank, reverse=True)
    if chart.by in ("sector", "investor"):
        chart.unknown = 0  # a project in two rows would be counted twice; its cells tell it
    chart.rows, chart.more = known[:MOST_ROWS], max(0, len(known) - MOST_ROWS)
    return scaled(chart)


def merged(rows):
    """Rows of years as one, named after the last of them."""
    first = Row(rows[-1].value, {name: Cell() for name in GROUPS}, earlier=True)
    for row in rows:
        for name, cell in row.cells.items():
            first.cells[name].add(cell)
    return first


def scaled(chart):
    """Bars of a chart share one scale for numbers and one for money, so that columns can be compared."""
    cells = [cell for row in chart.rows for cell in row.cells.values()]
    most_n = max((cell.n for cell in cells), default=0)
    most_yi = max((cell.yi for cell in cells if cell.yi is not None), default=0)
    for cell in cells:
        cell.n_width = round(WIDTH * cell.n / most_n, 1) if most_n else 0
        cell.yi_width = round(float(WIDTH * cell.yi / most_yi), 1) if cell.yi and most_yi else 0
    return chart
