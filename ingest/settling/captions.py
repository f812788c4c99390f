"""How a ceremony is called: its place, what took place, how many projects."""

from parks.models import District, Park
from projects.models import Project

WHAT = {"signing": "签约", "groundbreaking": "开工", "opening": "投用", "topping_out": "封顶"}


def captions(events, projects):
    """{event id: caption} of ceremonies; `projects`: {event id: ids of the projects named at it}.

    `沙坪坝区27个项目签约`; a single project's ceremony bears the project's name.
    """
    single = {
        event.pk: next(iter(projects[event.pk]))
        for event in events
        if event.project_count == 1 and len(projects[event.pk]) == 1
    }
    names = _names(Project, single.values())
    parks = _names(Park, {event.park_id for event in events})
    districts = _names(District, {event.district_id for event in events})
    found = {}
    for event in events:
        what = WHAT.get(event.kind, event.kind)
        if event.pk in single:
            found[event.pk] = f"{names[single[event.pk]]}{what}"[:200]
            continue
        where = parks.get(event.park_id) or districts.get(event.district_id) or "重庆"
        many = f"{event.project_count}个项目" if event.project_count and event.project_count > 1 else ""
        found[event.pk] = f"{where}{many}{what}"[:200]
    return found


def _names(model, ids):
    return dict(model.objects.filter(pk__in=ids).order_by().values_list("pk", "name"))
