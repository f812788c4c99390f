"""What the map's district layer can count: parks, and the projects and their money by how far they are.

Planned, building and done are never summed (DESIGN §2.6). Money is 亿元 over the projects whose CNY amount is known.
"""

from django.utils.translation import gettext_lazy as _

from parks.portrait import model_of

# Key → label, group of stages, whether it is money. Planned is drawn in outline, the others solid.
MEASURES = {
    "planned": (_("计划与签约的项目"), "planned", False),
    "building": (_("在建项目"), "building", False),
    "done": (_("建成投产项目"), "done", False),
    "planned_yi": (_("计划与签约项目的金额（亿元）"), "planned", True),
    "building_yi": (_("在建项目的金额（亿元）"), "building", True),
    "done_yi": (_("建成投产项目的金额（亿元）"), "done", True),
}


def of_districts():
    """`{district id: {"planned": n, "planned_yi": sum, …}}`; what is 0 or unknown is left out."""
    groups = model_of("projects").objects.published().by_district_and_stage_group()
    return {district: dict(values_of(found)) for district, found in groups.items()}


def values_of(groups):
    for key, (_label, group, is_money) in MEASURES.items():
        value = groups[group]["sum_yi"] if is_money else groups[group]["n"]
        if value:
            yield key, float(value) if is_money else value
