"""What a ceremony is called in English: its place, what took place, how many projects, when.

The Chinese caption is written when the record is settled (ingest.settling.captions); this one is built from the
same fields as pages show them.
"""

from parks.display import english_date
from parks.english import romanised

WHAT = {
    "signing": "signing",
    "groundbreaking": "groundbreaking",
    "opening": "opening",
    "topping_out": "topping-out",
}
# The words that the Chinese caption ends with.
ENDINGS = ("签约", "开工", "投用", "封顶")


def caption(event):
    """`Shapingba District: signing of 27 projects, 8 Nov 2024`."""
    what = WHAT.get(event.kind, "event")
    many = event.project_count or 0
    if many > 1:
        what = f"{what} of {many} projects"
    elif many == 1 and (name := single_project(event)):
        what = f"{what} of {name}"
    when = f", {english_date(event.date)}" if event.date else ""
    return f"{place(event)}: {what}{when}"


def place(event):
    """The park, else the district, else the city; in the order of the Chinese caption."""
    if event.park_id:
        return event.park.english_name
    return event.district.name_en if event.district_id else "Chongqing"


def single_project(event):
    """A single project's ceremony bears the project's name in Chinese; here it is romanised."""
    name = event.name
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    park = event.park.name if event.park_id else ""
    if name in (event.name, park, "重庆", event.district.name if event.district_id else ""):
        return ""
    return romanised(name)
