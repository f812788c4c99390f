"""How a ceremony is called: its place, what took place, how many projects."""

from parks.models import District, Park
from projects.models import Project

WHAT = {"signing": "签约", "groundbreaking": "开工", "opening": "投用", "topping_out": "封顶"}


def caption(event, projects):
    """`沙坪坝区27个项目签约`; a single project's ceremony bears the project's name."""
    what = WHAT.get(event.kind, event.kind)
    if event.project_count == 1 and len(projects) == 1:
        return f"{Project.objects.values_list('name', flat=True).get(pk=next(iter(projects)))}{what}"[:200]
    where = ""
    if event.park_id:
        where = Park.objects.values_list("name", flat=True).get(pk=event.park_id)
    elif event.district_id:
        where = District.objects.values_list("name", flat=True).get(pk=event.district_id)
    many = f"{event.project_count}个项目" if event.project_count and event.project_count > 1 else ""
    return f"{where or '重庆'}{many}{what}"[:200]
