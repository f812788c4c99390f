"""Districts, townships and sectors in the database, as the files say."""

import pytest

from parks.models import District, Sector, Township
from parks.reference import load_districts, load_sectors, load_townships

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    load_districts()
    load_townships()


def test_loading_twice_changes_nothing(places):
    load_sectors()
    before = [list(model.objects.order_by("pk").values()) for model in (District, Township, Sector)]
    load_districts(), load_townships(), load_sectors()
    assert before == [list(model.objects.order_by("pk").values()) for model in (District, Township, Sector)]


def test_a_row_that_changed_is_updated_in_place(places):
    before = District.objects.get(key="500113").pk
    District.objects.filter(pk=before).update(name="旧名", boundary=None)
    load_districts()
    again = District.objects.get(key="500113")
    assert (again.pk, again.name, again.boundary is not None) == (before, "巴南区", True)


def test_yubei_leads_on_to_both_its_successors(places):
    yubei = District.objects.get(key="500112")
    assert sorted(d.name for d in yubei.successors.all()) == ["两江新区", "北碚区"]
    assert yubei.abolished


def test_wansheng_the_area_lies_inside_qijiang(places):
    assert [d.name for d in District.objects.get(key="WSEDZ").hosts.all()] == ["綦江区"]


def test_liangjiang_is_drawn_and_called_approximate(places):
    liangjiang = District.objects.get(key="500157")
    assert liangjiang.boundary["type"] in ("Polygon", "MultiPolygon")
    assert liangjiang.boundary_approximate and "近似" in liangjiang.boundary_note


def test_former_districts_without_a_published_boundary_have_none(places):
    assert District.objects.get(key="500110-1997").boundary is None


def test_a_name_counts_on_its_own_date(places):
    def named(on):
        return {d.key for d in District.objects.in_force(on).filter(short_name="两江新区")}

    assert named("2020-01-01") == {"LJNA"}
    assert named("2026-03-01") == {"500157"}


def test_a_town_that_moved_knows_where_it_was(places):
    caijia = Township.objects.get(name="蔡家岗街道")
    assert (caijia.district.name, caijia.former_district.name) == ("两江新区", "北碚区")


def test_sectors_hang_under_their_clusters(db):
    load_sectors()
    devices = Sector.objects.get(name="医疗器械")
    assert devices.parent.name == "生物医药" and "体外诊断" in devices.keywords
