"""Atom feeds: any filter, record or place can be followed; entries say what changed, in whose words, and when."""

import xml.etree.ElementTree as ET

import pytest

from parks.models import data_changed
from projects.models import Project
from tests.factories import (
    EventFactory,
    OldAddressFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(response.content)
    fields = ("title", "id", "published", "updated", "summary")
    return [{name: entry.findtext(f"{ATOM}{name}") for name in fields} for entry in root.iter(f"{ATOM}entry")]


def titles(client, address):
    return [entry["title"] for entry in entries(client, address)]


def test_a_feed_of_projects_tells_new_ones_and_new_stages_the_latest_first(client, told):
    assert titles(client, "/projects/feed/") == [
        "测试疫苗厂：在建",
        "测试疫苗厂：签约",
        "新项目：测试疫苗厂",
    ]


def test_a_stage_told_by_the_first_report_is_no_news_of_its_own(client, told):
    fresh = ProjectFactory(name="甲厂", stage="signed")
    article = evidence_for(fresh, "name", "甲厂", "甲厂签约。", {"published_on": "2025-01-01"}).article
    evidence_for(fresh, "stage", "signed", "甲厂签约。", article)
    assert titles(client, f"/projects/{fresh.slug}/feed/") == ["新项目：甲厂（签约）"]


def test_what_is_only_announced_is_no_stage_reached(client, told):
    evidence_for(told.project, "stage", "opened", "明年将投产。", mode="expected", chosen=False)
    assert "测试疫苗厂：投产" not in titles(client, "/projects/feed/")


def test_an_entry_quotes_the_sentence_and_dates_it_by_its_report(client, told):
    newest = entries(client, "/projects/feed/")[0]
    assert "<mark>已开工</mark>" in newest["summary"] and "2024-06-02" in newest["summary"]
    assert newest["published"] == "2024-06-01T16:00:00+00:00"  # midnight in Chongqing
    assert "约20 亿元" in newest["summary"]


def test_phone_numbers_of_articles_stay_hidden(client, told):
    assert "13800138000" not in client.get("/projects/feed/").content.decode()


def test_ids_do_not_depend_on_host_name_language_or_later_reports(client, told):
    before = {entry["id"] for entry in entries(client, "/projects/feed/")}
    evidence_for(told.project, "stage", "opened", "测试疫苗厂投产。", {"published_on": "2025-02-03"}, rank=5)
    Project.objects.filter(pk=told.project.pk).update(name="改了名的疫苗厂")
    after = {entry["id"] for entry in entries(client, "/en/projects/feed/")}
    assert before < after and len(after) == len(before) + 1


@pytest.mark.parametrize(
    "address, among, not_among",
    [
        ("/feed/", {"收录园区：测试生物园", "签约：测试集中签约", "新项目：测试疫苗厂"}, set()),
        ("/parks/feed/?district=banan", {"收录园区：测试生物园"}, {"收录园区：别区园"}),
        ("/events/feed/?district=banan", {"签约：测试集中签约"}, {"签约：别区签约"}),
        ("/projects/feed/?stage=signed", set(), {"新项目：测试疫苗厂"}),
        ("/districts/banan/feed/", {"收录园区：测试生物园", "新项目：测试疫苗厂"}, {"收录园区：别区园"}),
        ("/sectors/bio/feed/", {"新项目：测试疫苗厂", "签约：测试集中签约"}, {"收录园区：别区园"}),
    ],
)
def test_a_feed_holds_what_its_page_holds(client, told, address, among, not_among):
    far = told.district.__class__.objects.create(
        key="别区", name="别区", short_name="别", slug="bie", kind="区"
    )
    evidence_for(ParkFactory(name="别区园", district=far), "name", "别区园")
    evidence_for(EventFactory(name="别区签约", district=far), "date", "2024-01-02")
    found = set(titles(client, address))
    assert among <= found and not not_among & found


def test_a_park_and_a_company_are_followed_with_what_hangs_on_them(client, told):
    assert "新项目：测试疫苗厂" in titles(client, f"/parks/{told.park.slug}/feed/")
    assert "新项目：测试疫苗厂" in titles(client, f"/companies/{told.company.slug}/feed/")


def test_a_reader_that_has_this_version_gets_no_second_copy(client, told):
    first = client.get("/projects/feed/")
    by_tag = client.get("/projects/feed/", headers={"If-None-Match": first["ETag"]})
    by_date = client.get("/projects/feed/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (by_tag.status_code, by_date.status_code, by_tag.content) == (304, 304, b"")


def test_a_new_fact_or_a_vanished_record_makes_a_new_version(client, told):
    first = client.get("/projects/feed/")["ETag"]
    evidence_for(told.project, "area_mu", "30")
    data_changed()
    second = client.get("/projects/feed/")["ETag"]
    Project.objects.filter(pk=told.project.pk).update(published=False)
    assert len({first, second, client.get("/projects/feed/")["ETag"]}) == 3


def test_a_new_version_is_dated_later_than_the_old_one(client, told):
    first = client.get("/projects/feed/")["Last-Modified"]
    data_changed()
    assert client.get("/projects/feed/", headers={"If-Modified-Since": first}).status_code == 200


def test_an_address_with_a_value_that_no_filter_knows_is_refused_in_words(client, told):
    response = client.get("/projects/feed/?district=nowhere")
    assert response.status_code == 400 and "无法识别" in response.content.decode()


def test_samples_say_so(client, told):
    Project.objects.filter(pk=told.project.pk).update(sample=True)
    assert all(title.startswith("样例 · ") for title in titles(client, "/projects/feed/"))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_feed_of_a_former_or_merged_record_leads_on(client, told, prefix):
    OldAddressFactory(kind="project", slug="former-name", target_key=told.project.key)
    double = ProjectFactory(name="同一个厂", merged_into=told.project.key)
    for slug in ("former-name", double.slug):
        response = client.get(f"{prefix}/projects/{slug}/feed/")
        assert (response.status_code, response["Location"]) == (
            301,
            f"{prefix}/projects/{told.project.slug}/feed/",
        )


@pytest.mark.parametrize(
    "address, most",
    [
        ("/projects/feed/", 4),
        ("/events/feed/", 4),
        ("/parks/feed/", 4),
        ("/feed/", 10),
        ("/districts/banan/feed/", 12),
    ],
)
def test_more_records_cost_no_more_queries(client, told, django_assert_max_num_queries, address, most):
    for n in range(12):
        project = ProjectFactory(park=ParkFactory(), district=told.district)
        evidence_for(project, "name", project.name)
        evidence_for(EventFactory(projects=[project]), "date", f"2024-01-{n + 1:02}")
    with django_assert_max_num_queries(most):
        client.get(address)


def test_an_unchanged_feed_costs_two_queries(client, told, django_assert_num_queries):
    tag = client.get("/projects/feed/")["ETag"]
    with django_assert_num_queries(2):
        client.get("/projects/feed/", headers={"If-None-Match": tag})
