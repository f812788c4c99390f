"""One thing told as a park and as a project carries the same figures: each lends the other what it lacks.

- `same name`: 首衡东盟食品产业园 the park and 首衡东盟食品产业园项目 the project: investment, land, district.
- Left alone: a phase's share, other currencies, and projects that only stand inside a park.
"""

SHARED = ("investment_yi", "area_mu", "district")


def lend(parks, projects):
    """Fill the shared fields of Parks and project Facts of the same name from one another."""
    for park in parks:
        for project in projects:
            if _same(park, project):
                for field in SHARED:
                    _lend(park.fact, project, field)
                    _lend(project, park.fact, field)


def _same(park, project):
    name = project.name.removesuffix("建设项目").removesuffix("项目")
    return not park.zone and (name == park.fact.name or name in park.fact.aliases)


def _lend(giver, taker, field):
    value = giver.fields.get(field)
    if value is not None and field not in taker.fields and not value.currency and value.scope != "phase":
        taker.fields[field] = value
