"""The page of the search: hits by kind, each in its sentence, and suggestions while one types."""

import pytest
from django.core.management import call_command

from config.lookup import search, suggest
from parks.index.ranking import START
from parks.models import Park, SearchEntry
from projects.lookup import reindex
from tests.factories import (
    CompanyFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    TownshipFactory,
    evidence_for,
)
from tests.parks.conftest import text_of
from tests.searching import index_everything

pytestmark = pytest.mark.django_db


def kinds(query):
    return {group.kind for group in search(query)}


def test_every_kind_of_record_and_place_is_found(city):
    ProjectFactory(name="巴南疫苗厂", district=city.banan)
    CompanyFactory(name="巴南药业")
    EventFactory(name="巴南签约会", district=city.banan)
    index_everything()
    assert kinds("巴南") == {"parks", "districts", "projects", "companies", "events"}
    assert kinds("生物医药") == {"sectors"}


def test_a_company_leads_to_its_projects(city):
    ProjectFactory(name="疫苗厂", investors=[CompanyFactory(name="云谷药业")])
    index_everything()
    assert kinds("云谷") == {"companies", "projects"}
    assert kinds("云谷 疫苗") == {"projects"}


@pytest.mark.parametrize(
    "query", ["重庆云谷药业股份有限公司", "云谷药业股份有限", "云谷药业股份", "疫苗 云谷药业股份有限公司"]
)
def test_a_company_leads_to_its_projects_by_its_full_name_too(city, query):
    ProjectFactory(name="疫苗厂", investors=[CompanyFactory(name="重庆云谷药业股份有限公司")])
    ProjectFactory(name="药厂", park=ParkFactory(name="云谷药业股份园"))
    index_everything()
    (group,) = [group for group in search(query) if group.kind == "projects"]
    assert group.total == (2 if query == "云谷药业股份" else 1)


def test_a_town_leads_to_the_parks_around_it_or_to_its_district(client, city):
    TownshipFactory(name="木洞镇", district=city.banan, longitude="106.75", latitude="29.42")
    TownshipFactory(name="远山镇", district=city.jiangjin)
    index_everything()
    placed, unknown = search("木洞")[0].hits[0].entry, search("远山")[0].hits[0].entry
    assert unknown.url == "/districts/jiangjin/"
    assert [park.name for park in client.get(placed.url).context["object_list"]] == [city.bio.name]


def test_what_is_not_public_is_not_found(city):
    ParkFactory(name="秘密产业园", published=False)
    ProjectFactory(name="秘密项目", published=False)
    ProjectFactory(name="秘密工厂", merged_into="project:别的")
    index_everything()
    assert search("秘密") == []


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_built_anew(city):
    index_everything()
    before = {(hit.entry.name, hit.rank) for group in search("测试") for hit in group.hits}
    Park.objects.filter(pk=city.port.pk).update(name="改名园")
    call_command("rebuild_search", verbosity=0)
    assert [hit.entry.name for hit in search("改名")[0].hits] == ["改名园"]
    after = {(hit.entry.name, hit.rank) for group in search("测试") for hit in group.hits}
    assert before - after == {("测试港务园", START)}


def test_what_was_hidden_merged_or_deleted_is_found_no_more(city):
    parks = [ParkFactory(name=f"云山{name}园") for name in "甲乙丙丁"]
    index_everything()
    Park.objects.filter(pk=parks[0].pk).update(published=False)
    Park.objects.filter(pk=parks[1].pk).update(merged_into=parks[3].key)
    Park.objects.filter(pk=parks[2].pk).delete()
    reindex("park", [park.pk for park in parks])
    assert [hit.entry.name for hit in search("云山")[0].hits] == ["云山丁园"]


def test_the_page_groups_hits_says_how_it_read_them_and_keeps_the_query(client, city):
    index_everything()
    html = text_of(client.get("/search/", {"q": "測試國際生物城"}))
    assert '<mark class="hit">测试国际生物城</mark>' in html
    assert "按“测试国际生物城”查找" in html
    assert 'value="測試國際生物城"' in html


def test_a_project_is_shown_with_the_sentence_in_which_the_words_stand(client, city):
    evidence_for(city.project, "investment_yi", "20", "总投资20亿元。", printed="20亿元")
    evidence_for(
        city.project, "stage", "signed", "测试疫苗厂今天签约，咨询13812345678。", printed="签约", mode="done"
    )
    index_everything()
    html = text_of(client.get("/search/", {"q": "疫苗厂"}))
    assert '测试<mark class="hit">疫苗厂</mark>今天签约' in html
    assert "13812345678" not in html


def test_rejected_sentences_are_not_shown(client, city):
    evidence_for(city.project, "stage", "signed", "测试疫苗厂今天签约。", printed="签约", verdict="rejected")
    index_everything()
    assert "今天签约" not in text_of(client.get("/search/", {"q": "疫苗厂"}))


def test_every_hit_leads_to_its_page(client, city):
    CompanyFactory()
    EventFactory()
    TownshipFactory(district=city.banan, longitude="106.75", latitude="29.42")
    TownshipFactory(name="远山镇", district=city.banan)
    index_everything()
    for prefix in ("", "/en"):
        for entry in SearchEntry.objects.all():
            assert client.get(f"{prefix}/{entry.path}").status_code == 200, entry.path


def test_a_search_without_hits_offers_other_ways(client, city):
    index_everything()
    html = text_of(client.get("/search/", {"q": "没有这样的名字"}))
    assert "没有找到" in html and 'href="/districts/"' in html


def test_a_kind_with_more_hits_than_fit_leads_to_its_list(client, city):
    for number in range(15):
        ParkFactory(name=f"云山{number}园")
    index_everything()
    html = text_of(client.get("/search/", {"q": "云山"}))
    assert html.count('<li><a class="title"') == 12
    assert client.get("/parks/?q=云山").context["total"] == 15
    assert "/parks/?q=%E4%BA%91%E5%B1%B1" in html


def test_the_english_page_names_places_in_english_and_leads_to_english_pages(client, city):
    index_everything()
    html = text_of(client.get("/en/search/", {"q": "banan district"}))
    assert 'href="/en/districts/banan/"' in html
    assert "Banan District" in html.replace('<mark class="hit">', "").replace("</mark>", "")


def test_suggestions_are_the_best_of_all_kinds(client, city):
    CompanyFactory(name="国际生物城测试药业")
    index_everything()
    assert [hit.entry.name for hit in suggest("国际生物城")[:2]] == ["国际生物城测试药业", "测试国际生物城"]
    html = text_of(client.get("/search/suggest/", {"q": "gjsw", "box": "home-q"}))
    assert 'role="option" id="home-q-1"' in html and f'href="/parks/{city.bio.slug}/"' in html


def test_suggestions_cannot_be_made_to_carry_markup(client, city):
    ParkFactory(name="<i>云山园")
    index_everything()
    html = text_of(client.get("/search/suggest/", {"q": "云山", "box": '"><script>'}))
    assert "<script" not in html and "<i>" not in html


@pytest.mark.parametrize("query", ["", " ", "没有"])
def test_there_is_nothing_to_suggest_for(client, city, query):
    index_everything()
    assert text_of(client.get("/search/suggest/", {"q": query})).strip() == ""


def test_without_javascript_the_box_is_a_plain_form(client, city):
    html = text_of(client.get("/"))
    assert '<form class="search-box" action="/search/" method="get"' in html
    assert 'role="combobox"' not in html  # only the script that makes it one says so


def test_search_asks_a_fixed_number_of_queries(client, city, django_assert_num_queries):
    for _ in range(10):
        ProjectFactory(district=city.banan)
    EventFactory(name="测试签约")
    index_everything()
    client.get("/search/", {"q": "测试"})
    # The data's version; frequencies, hits, entries; sentences of projects, of events; last update.
    with django_assert_num_queries(7):
        client.get("/search/", {"q": "测试"})
    with django_assert_num_queries(4):
        client.get("/search/suggest/", {"q": "测试"})


@pytest.mark.parametrize("words", ["biocity", "banan biocity", "banan medical devices", "medical devices"])
def test_english_words_find_a_park_by_its_name_place_and_industry(client, city, words):
    reindex("park")
    html = client.get(f"/en/search/?q={words}").content.decode()
    assert city.bio.get_absolute_url() in html


@pytest.mark.parametrize("words", ["西部科学城 开工", "科学城 2024年4月", "科学城 2024年"])
def test_a_ceremony_is_found_by_its_place_in_short_and_by_its_month(city, words):
    place = ParkFactory(name="西部（重庆）科学城", district=city.jiangjin)
    event = EventFactory(
        name="西部（重庆）科学城2个项目开工", park=place, date="2024-04", kind="groundbreaking"
    )
    reindex("event")
    hits = [hit.entry.record for group in search(words, "events") for hit in group.hits]
    assert hits == [event.pk]


def test_a_town_says_that_it_leads_to_the_parks_around_it(client, city):
    TownshipFactory(name="木洞镇", district=city.banan, longitude="106.7", latitude="29.4")
    reindex("township")
    assert "周围 20 公里的园区" in text_of(client.get("/search/?q=木洞"))
