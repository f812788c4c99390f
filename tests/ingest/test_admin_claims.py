"""Judging claims and stating one's own on the desk."""

import pytest

from ingest import reviewing
from ingest.claims import ensure_record
from ingest.models import Claim, Judgement
from parks.models import Park
from projects.models import Project
from tests.factories import ClaimFactory, DistrictFactory, MentionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def park(db):
    record = ensure_record("park", "云谷产业园")
    mention = MentionFactory(kind="park", name="云谷产业园", state="matched", park=record)
    ClaimFactory(mention=mention, field="name", value="云谷产业园")
    return record


@pytest.fixture
def claim(park):
    return ClaimFactory(mention=park.mentions.get(), field="area_mu", value="1360", printed="1360亩")


def judge(client, claim, **form):
    return client.post(f"/admin/ingest/claim/{claim.pk}/change/", {"_save": "1", **form})


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def test_a_claim_is_corrected_on_its_page(admin_client, admin, park, claim):
    judge(admin_client, claim, decision="correct", new_value="136", why="多了一个零")
    claim.refresh_from_db()
    assert (claim.verdict, claim.corrected_value, claim.reviewer) == ("corrected", "136", admin)
    assert fresh(park).area_mu == 136


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"decision": "correct", "why": "错"}, "new_value"),
        ({"decision": "correct", "new_value": "一百", "why": "错"}, "new_value"),
        ({"decision": "correct", "new_value": "-3", "why": "错"}, "new_value"),
        ({"decision": "reject"}, "why"),
        ({"new_value": "136"}, "decision"),
    ],
)
def test_a_verdict_that_says_too_little_is_sent_back(admin_client, claim, form, field):
    response = judge(admin_client, claim, **form)
    assert field in response.context["adminform"].form.errors
    assert Claim.objects.get(pk=claim.pk).verdict == ""


def test_what_follows_from_mentions_can_be_judged_but_not_rewritten(admin_client):
    mention = MentionFactory(kind="project", project=ensure_record("project", "云谷项目"), state="matched")
    claim = ClaimFactory(mention=mention, field="companies", value="云谷科技")
    form = {"decision": "correct", "new_value": "别的公司", "why": "错"}
    assert "new_value" in judge(admin_client, claim, **form).context["adminform"].form.errors
    judge(admin_client, claim, decision="reject", why="不是投资方")
    assert Claim.objects.get(pk=claim.pk).verdict == "rejected"


@pytest.mark.parametrize("typed", ["29.56,106.55,address", "106.55,29.56,district", "106.55", "东经一百度"])
def test_a_position_is_not_corrected_into_nonsense(admin_client, admin, park, typed):
    claim = reviewing.state_person(park, "position", "106.5,29.5,address", admin, "来电")
    response = judge(admin_client, claim, decision="correct", new_value=typed, why="错")
    assert "new_value" in response.context["adminform"].form.errors


def test_a_position_is_corrected_as_text_too(admin_client, admin, park):
    claim = reviewing.state_person(park, "position", "106.5,29.5,address", admin, "来电")
    judge(admin_client, claim, decision="correct", new_value="106.6, 29.6, surveyed", why="实测")
    assert (float(fresh(park).longitude), fresh(park).position_precision) == (106.6, "surveyed")


def test_saving_without_a_decision_changes_nothing(admin_client, claim):
    judge(admin_client, claim)
    assert Claim.objects.get(pk=claim.pk).reviewer is None


def test_many_are_accepted_or_rejected_at_once(admin_client, park, claim):
    other = ClaimFactory(mention=park.mentions.get(), field="floor_area_m2", value="5")
    data = {"action": "reject_selected", "_selected_action": [claim.pk, other.pk]}
    admin_client.post("/admin/ingest/claim/", data)
    assert set(Claim.objects.exclude(field="name").values_list("verdict", flat=True)) == {"rejected"}
    admin_client.post("/admin/ingest/claim/", data | {"action": "accept_selected"})
    assert fresh(park).area_mu == 1360


def test_claims_are_judged_beside_their_article(admin_client, park, claim):
    article = claim.article
    rows = list(article.claims.order_by("pk"))
    data = {"claims-TOTAL_FORMS": len(rows), "claims-INITIAL_FORMS": len(rows), "_save": "1"}
    for number, row in enumerate(rows):
        data[f"claims-{number}-id"] = row.pk
        data[f"claims-{number}-article"] = article.pk
    number = rows.index(claim)
    data |= {f"claims-{number}-decision": "reject", f"claims-{number}-why": "说的是别处"}
    response = admin_client.post(f"/admin/ingest/article/{article.pk}/change/", data)
    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.verdict, claim.reason) == ("rejected", "说的是别处")


def test_a_field_of_a_record_cannot_be_typed_over(admin_client, park):
    response = admin_client.post(f"/admin/parks/park/{park.pk}/change/", {"name": "别名", "area_mu": "1"})
    assert response.status_code == 403
    assert fresh(park).name == "云谷产业园"


def test_the_records_page_says_why_and_where_to_state(admin_client, park, claim):
    page = admin_client.get(f"/admin/parks/park/{park.pk}/change/").content.decode()
    assert "不能直接改" in page
    assert f"/admin/ingest/claim/state/?kind=park&amp;record={park.pk}&amp;field=area_mu" in page


def state(client, record, kind, field, **form):
    return client.post(f"/admin/ingest/claim/state/?kind={kind}&record={record.pk}&field={field}", form)


def test_a_stated_fact_names_its_source_and_shows_at_once(admin_client, admin, park, claim):
    state(admin_client, park, "park", "area_mu", value="1,36", source_named="渝府地〔2024〕1号")
    stated = Claim.objects.get(origin="person")
    assert (stated.value, stated.source_named, stated.said_by) == ("136", "渝府地〔2024〕1号", admin)
    assert fresh(park).area_mu == 136


def test_a_stated_fact_without_a_source_is_sent_back(admin_client, park):
    response = state(admin_client, park, "park", "area_mu", value="136")
    assert "source_named" in response.context["form"].errors
    assert not Claim.objects.filter(origin="person").exists()


def test_a_stage_is_chosen_in_words_and_keeps_its_date(admin_client):
    project = ensure_record("project", "云谷项目")
    state(admin_client, project, "project", "stage", value="opened", as_of="2024-05", source_named="现场")
    assert (fresh(project).stage, fresh(project).stage_on) == ("opened", "2024-05")


def test_a_district_is_stated_by_its_key(admin_client, park):
    district = DistrictFactory(name="璧山区")
    state(admin_client, park, "park", "district", value=district.key, source_named="来电")
    assert fresh(park).district == district


def test_a_park_of_a_project_is_stated_by_its_name(admin_client, park):
    reviewing.state_person(park, "area_mu", "1", UserFactory(), "来电")
    project = ensure_record("project", "云谷项目")
    state(admin_client, project, "project", "park", value="云谷产业园", source_named="来电")
    assert fresh(project).park == park


@pytest.mark.parametrize(
    "query", ["", "?kind=park", "?kind=x&record=1&field=name", "?kind=park&record=0&field=position"]
)
def test_a_broken_link_to_the_form_is_not_found(admin_client, query):
    assert admin_client.get(f"/admin/ingest/claim/state/{query}").status_code == 404


def test_a_new_record_is_added_with_a_source(admin_client):
    district = DistrictFactory(name="璧山区")
    form = {"kind": "project", "name": "新桥项目", "district": district.pk, "source_named": "区发改委"}
    admin_client.post("/admin/ingest/claim/new-record/", form)
    project = Project.objects.get()
    assert (project.name, project.district, project.published) == ("新桥项目", district, True)


def test_adding_a_park_leads_to_the_form_that_asks_for_the_source(admin_client):
    assert admin_client.get("/admin/parks/park/add/").url.endswith("/new-record/?kind=park")


def test_judgements_merge_and_are_withdrawn_from_the_list(admin_client, admin, park):
    other = reviewing.add_record("park", "云之谷园", "", admin, "来电")
    form = {"kind": "park", "a_key": park.key, "b_key": other.key, "verdict": "same", "reason": "同址"}
    admin_client.post("/admin/ingest/judgement/add/", form)
    judgement = Judgement.objects.get()
    assert (judgement.by, judgement.reasons) == (admin, ["同址"])
    assert Park.objects.exclude(merged_into="").count() == 1
    data = {"action": "withdraw", "_selected_action": [judgement.pk]}
    admin_client.post("/admin/ingest/judgement/", data)
    assert Park.objects.exclude(merged_into="").count() == 0


def test_a_judgement_about_unknown_records_is_sent_back(admin_client):
    form = {"kind": "park", "a_key": "x", "b_key": "y", "verdict": "same", "reason": "同址"}
    response = admin_client.post("/admin/ingest/judgement/add/", form)
    assert set(response.context["adminform"].form.errors) == {"a_key", "b_key"}


def test_a_position_is_stated_with_its_precision_and_source(admin_client, park):
    form = {"longitude": "106.55", "latitude": "29.56", "precision": "address", "source_named": "实地"}
    admin_client.post(f"/admin/ingest/claim/position/{park.pk}/", form)
    placed = fresh(park)
    assert (float(placed.longitude), float(placed.latitude), placed.position_precision) == (
        106.55,
        29.56,
        "address",
    )


@pytest.mark.parametrize(
    "changed", [{"longitude": "29.56", "latitude": "106.55"}, {"precision": "district"}, {"source_named": ""}]
)
def test_a_position_outside_the_city_or_without_precision_or_source_is_sent_back(admin_client, park, changed):
    form = {"longitude": "106.55", "latitude": "29.56", "precision": "address", "source_named": "实地"}
    response = admin_client.post(f"/admin/ingest/claim/position/{park.pk}/", form | changed)
    assert response.context["form"].errors
    assert fresh(park).position_precision == "district"


def test_the_position_page_shows_the_district_and_works_without_a_map(admin_client):
    square = {"type": "Polygon", "coordinates": [[[106, 29], [107, 29], [107, 30], [106, 29]]]}
    district = DistrictFactory(name="璧山区", boundary=square)
    park = ensure_record("park", "新桥园", district.key)
    Park.objects.filter(pk=park.pk).update(district=district)
    response = admin_client.get(f"/admin/ingest/claim/position/{park.pk}/")
    assert response.context["map"]["borders"] == [{"name": "璧山区", "geometry": square}]
    assert 'name="longitude"' in response.content.decode()


def test_an_accepted_claim_is_marked_for_the_public(client, park, claim):
    reviewing.accept(claim, UserFactory())
    assert "编辑已核" in client.get(claim.article.get_absolute_url()).content.decode()


def test_the_list_shows_values_in_words_and_codes_by_their_names(admin_client, park, claim):
    district = DistrictFactory(name="璧山区", key="500120")
    reviewing.state_person(park, "district", district.key, UserFactory(), "来电")
    ClaimFactory(mention=MentionFactory(kind="district", name="巴南区"), field="name", value="巴南区")
    page = admin_client.get("/admin/ingest/claim/").content.decode()
    assert "1,360 亩" in page and "璧山区" in page and "500120" not in page
