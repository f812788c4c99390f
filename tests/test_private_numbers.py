"""Invariant 8: private numbers in an article are shown to nobody, whichever way the directory is looked at."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from ingest import reviewing, values
from ingest.settling import settle
from parks.evidence import mask_phones
from parks.models import Park
from parks.payload import code_of
from projects.models import Company, Project, SigningEvent
from tests.factories import UserFactory
from tests.ingest.readings import article, evidence, fact, reading
from tests.ingest.test_order import reference

NUMBERS = [
    "13612345678",
    "136 1234 5678",
    "136-1234-5678",
    "136—1234—5678",
    "136.1234.5678",
    "13612 345678",
    "136 123 45678",
    "+86 13612345678",
    "008613612345678",
    "１３６１２３４５６７８",
    "023-67891234",
    "023 6789 1234",
    "（023）67891234",
    "(023)6789-1234",
    "0830-2345678",
    "400-012-3021",
    "4000123021",
]
LOCAL = ["电话：67891234", "招商热线 6789-1234", "联系方式为67891234", "拨打67891234"]
FIGURES = [
    "总投资13.6亿元，占地136亩",
    "2024年11月8日签约27个项目",
    "年产1500万件、产值20240亿元",
    "代码500113",
    "从2019年的1361.2亿元增至2023年的5678亿元",
    "计划用地1 234亩、5 678亩",
    "统一编号91500000123456789X",
]


@pytest.mark.parametrize("number", NUMBERS + LOCAL)
def test_a_number_is_hidden_however_it_is_grouped(number):
    assert not any(char.isdigit() for char in mask_phones(f"详询{number}。"))


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_stay(figure):
    assert mask_phones(figure) == figure


SENTENCE = "云杉产业园招商热线13612345678，占地136亩，总投资136亿元，项目经理电话136-1234-5678。"
LEAKS = ("12345678", "1234-5678", "1234 5678", "13612345678", "136-1234")


@pytest.fixture
def told(db):
    """A park, a project, a company and a ceremony whose sentences, titles and typed sources bear numbers."""
    reference()
    made = reading(
        districts=[fact("璧山区")],
        parks=[fact("云杉产业园", district="璧山区", area_mu=136)],
        companies=[fact("云杉科技有限公司")],
        projects=[
            fact(
                "云杉生产基地二号项目",
                district="璧山区",
                park="云杉产业园",
                companies=["云杉科技有限公司"],
                investment_yi=136,
                stage="signed",
            )
        ],
        events=[fact("签约", kind="signing", date="2024-11-08", district="璧山区", project_count=1)],
    )
    said = evidence(SENTENCE)
    for group in (made.districts, made.parks, made.companies, made.projects, made.events):
        for one in group:
            one.evidence = said
            for name, value in one.fields.items():
                many = [v._replace(evidence=said) for v in value] if isinstance(value, list) else None
                one.fields[name] = many or value._replace(evidence=said)
    article("a", made, title=f"招商电话13612345678：{SENTENCE}", outlet="城口日报")
    settle(everything=True)
    park = Park.objects.get(name="云杉产业园")
    reviewing.state_person(park, "operator", "云杉管委会", UserFactory(), "王经理来电 13612345678")
    return park


def pages(park):
    project, company, event = Project.objects.get(), Company.objects.get(), SigningEvent.objects.get()
    yield from (thing.get_absolute_url() for thing in (park, project, company, event))
    for thing in (park, project, company):
        yield f"{thing.get_absolute_url()}feed/"
    yield from (f"{thing.get_absolute_url()}profile/" for thing in (park, project))
    (row,) = {mention.article for mention in park.mentions.all()}
    district = park.district.slug
    yield from (f"/articles/{row.pk}/", f"/districts/{district}/", f"/districts/{district}/profile/")
    yield f"/districts/{district}/feed/"
    yield from (
        "/",
        "/articles/",
        "/parks/",
        "/projects/",
        "/companies/",
        "/events/",
        "/compare/?parks=" + park.slug,
    )
    yield from ("/feed/", "/parks/feed/", "/projects/feed/", "/events/feed/")
    for words in ("云杉", "13612", "招商热线", "1234"):
        yield from (f"/search/?q={words}", f"/search/suggest/?q={words}", f"/parks/?q={words}")
    yield from ("/parks/map.json", "/districts/map.json", f"/parks/pins/{code_of(park.pk)}/", "/embed/map/")
    claim = park.evidence.get(field="area_mu", chosen=True).claim
    yield from (f"/report/?claim={claim.pk}", f"/report/?record=article/{row.pk}")


@pytest.mark.parametrize("language", ["", "/en"])
def test_no_page_feed_map_or_hit_shows_one(client, told, language):
    for address in list(pages(told)):  # before a page leaves its language to the thread
        response = client.get(language + address)
        assert response.status_code == 200, address
        shown = response.content.decode()
        found = [shown[at - 60 : at + 20] for leak in LEAKS if (at := shown.find(leak)) >= 0]
        assert found == [], address


def test_the_printed_figure_is_marked_where_it_stands_and_not_within_a_number(client, told):
    page = client.get(told.get_absolute_url()).content.decode()
    assert "占地<mark>136</mark>亩" in page


def test_neither_the_staffs_table_nor_its_excel_shows_one(officer_client, told):
    page = officer_client.get(reverse("leads:list")).content.decode()
    assert [leak for leak in LEAKS if leak in page] == []
    response = officer_client.get(reverse("leads:export"))
    book = response.getvalue() if response.streaming else response.content
    with zipfile.ZipFile(io.BytesIO(book)) as sheets:
        text = "".join(sheets.read(name).decode() for name in sheets.namelist() if name.endswith(".xml"))
    assert "云杉生产基地二号项目" in text
    assert [leak for leak in LEAKS if leak in text] == []


def test_a_parks_office_may_be_reached_by_its_landline_in_its_own_field(client, told):
    user = UserFactory()
    typed = values.canonical("park", "contact", "招商局 023-41234567")
    reviewing.state_person(told, "contact", typed, user, "区政府网站")
    assert "023-41234567" in client.get(told.get_absolute_url()).content.decode()


@pytest.mark.parametrize("typed", ["13612345678", "王经理 136 1234 5678", "136-1234-5678"])
def test_a_mobile_is_no_public_contact(typed):
    with pytest.raises(ValidationError):
        values.canonical("park", "contact", typed)
