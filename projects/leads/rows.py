"""The staff's table as data: one row a project, with the figures and the sentence that stands behind them."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from parks import display
from parks import evidence as proof
from projects.stages import group_of


@dataclass
class Lead:
    """A project with what the table and the Excel file show of it; money in 亿元."""

    project: object
    companies: list
    event: object | None
    date: str
    basis: str
    claim: object | None

    @property
    def amount_yi(self) -> Decimal | None:
        return self.project.investment_yi

    @property
    def group(self):
        return group_of(self.project.stage)

    @property
    def hedge(self):
        return self.claim.stands.hedge if self.claim and self.claim.field == "investment_yi" else ""

    @property
    def sentence(self):
        quotes = proof.quotes(self.claim) if self.claim else []
        return f"{quotes[0].before}{quotes[0].marked}{quotes[0].after}" if quotes else ""

    @property
    def source(self):
        """Outlet, named source or citation of the claim."""
        if not self.claim:
            return ""
        article = self.claim.article
        if article:
            return str(article.source or article.outlet or _("来源未标明"))
        return proof.mask_phones(self.claim.source_named) or self.claim.citation

    @property
    def sample(self):
        """Whether a sample of ours says any of what the row shows."""
        return bool(proof.sampled(self.project))

    @property
    def basis_words(self):
        """How the day was known; "" where no day is."""
        return (display.basis_note(self.basis) or _("原句写明")) if self.date else ""

    @property
    def url(self):
        return self.claim.article.url if self.claim and self.claim.article else ""


def lead(project):
    """The row of a project that came `with_participations().with_events().with_evidence()`."""
    events = list(project.events.all())
    event = events[0] if events else None
    return Lead(
        project=project,
        companies=[part.company for part in project.participations.all()],
        event=event,
        date=(event.date if event else "") or project.stage_on,
        basis=event.date_basis if event and event.date else project.stage_basis,
        claim=best_claim(project),
    )


def best_claim(project):
    """What stands behind the row: the amount's claim, else the stage's, else whatever names the project."""
    for name in ("investment_yi", "foreign_amount_yi", "stage", "name"):
        claim = proof.for_field(project, name).claim
        if claim:
            return claim
    return None
