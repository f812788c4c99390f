"""The rows of a table of projects as HTML: in templates they took most of the time of the pages that show them.

Projects are Lines (projects.lines) or models with their participations. What comes from records is escaped.
"""

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parks import display
from parks.links import address
from parks.proofs import unknown
from parks.templatetags.facts import evidence, fact, money, named, partial_date
from parks.words import Words

words = Words(
    companies=_("企业"), place=_("地点"), investment=_("投资"), stage=_("阶段"), latest=_("最近报道"),
    sample=_("样例"), joint=_("、"),
)  # fmt: skip


def rows(projects, with_proof):
    """`<tr>`s; `with_proof` adds to each value what opens its sentences."""
    return SafeString("".join([row(project, with_proof) for project in projects]))


def row(project, with_proof):
    said = words()
    sample = f' <span class="tag tag--sample">{said.sample}</span>' if project.sample else ""
    latest = partial_date(project.last_reported_on) if project.last_reported_on else unknown()
    return (
        f'<tr><th scope="row"><a href="{address("projects:detail", project.slug)}">{esc(named(project))}</a>{sample} '
        f"{sectors(project, said)}</th>"
        f'<td data-label="{said.companies}">{companies(project, with_proof, said)}</td>'
        f'<td data-label="{said.place}">{place(project)}</td>'
        f'<td class="right" data-label="{said.investment}">{amount(project, with_proof)}</td>'
        f'<td data-label="{said.stage}">{stage(project, with_proof)}</td>'
        f'<td data-label="{said.latest}">{latest}</td></tr>\n'
    )


def sectors(project, said):
    names = [esc(display.local_name(sector)) for sector in project.sectors.all()]
    return f'<span class="sub">{said.joint.join(names)}</span>' if names else ""


def companies(project, with_proof, said):
    parts = []
    for part in project.participations.all():
        company, name = part.company, esc(named(part.company))
        text = (
            f'<a href="{address("projects:company", company.slug)}">{name}</a>' if company.published else name
        )
        if with_proof:
            text += evidence(project, "companies", company.name)
        if part.role != "investor":
            text += f' <span class="tag">{esc(part.get_role_display())}</span>'
        parts.append(text)
    return said.joint.join(parts) or unknown()


def place(project):
    """The park in its district, or the district alone."""
    district, park = project.district, project.park
    where = ""
    if district:
        where = (
            f'<a href="{address("parks:district", district.slug)}">{esc(display.local_name(district))}</a>'
        )
    if park and park.published:
        link = f'<a href="{address("parks:detail", park.slug)}">{esc(display.local_name(park))}</a>'
        return f'{link}<span class="sub">{where}</span>' if where else link
    return where or unknown()


def amount(project, with_proof):
    if project.investment_yi is None and project.foreign_amount_yi is not None:
        figure = money(project.foreign_amount_yi, "", project.foreign_currency)
        return figure + evidence(project, "foreign_amount_yi") if with_proof else figure
    return fact(project, "investment_yi") if with_proof else money(project.investment_yi)


def stage(project, with_proof):
    if not project.stage:
        return unknown()
    text = f'<span class="tag tag--stage tag--{project.stage}">{esc(project.get_stage_display())}</span>'
    if with_proof:
        text += evidence(project, "stage", project.stage)
    if project.stage_on:
        text += f' <span class="sub">{partial_date(project.stage_on, "", project.stage_basis)}</span>'
    return text
