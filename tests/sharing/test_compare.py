"""Two to four parks side by side; the choice stands in the address, and every change of it is a link."""

import re

import pytest

from parks.models import Park
from tests.factories import OldAddressFactory, ParkFactory, ProjectFactory, evidence_for
from tests.searching import index_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(told):
    other = ParkFactory(name="测试港务园", district=told.district, area_mu="900", level="国家级")
    evidence_for(other, "area_mu", "900", "占地900亩。", printed="900亩")
    return f"{told.park.slug},{other.slug}", told.park, other


def rows(response):
    return {row.label: row.state for row in response.context["rows"]}


def test_differences_are_marked_and_gaps_are_not_called_differences(client, pair):
    found = rows(client.get(f"/compare/?parks={pair[0]}"))
    assert found["用地"] == "differs" and found["区县"] == "same" and found["级别"] == "partly"


def test_a_mark_is_a_word_and_not_a_colour_alone(client, pair):
    html = client.get(f"/compare/?parks={pair[0]}").content.decode()
    row = re.search(r"<th scope=\"row\">用地 .*?</th>", html, re.S)[0]
    assert "不同" in row


def test_each_figure_opens_its_sentence(client, pair):
    html = client.get(f"/compare/?parks={pair[0]}").content.decode()
    assert re.search(r"<blockquote[^>]*>园区占地约<mark>266亩</mark>。</blockquote>", html)


def test_planned_and_built_projects_stand_in_rows_of_their_own(client, pair):
    response = client.get(f"/compare/?parks={pair[0]}")
    assert rows(response)["在建的项目"] == "differs" and rows(response)["建成投产的项目"] == "same"


def test_a_park_is_taken_out_by_a_link(client, pair):
    slugs, first, second = pair
    response = client.get(f"/compare/?parks={slugs}")
    assert [without for _park, without in response.context["columns"]] == [
        f"/compare/?parks={second.slug}",
        f"/compare/?parks={first.slug}",
    ]


def test_with_fewer_than_two_the_page_helps_to_choose(client, pair):
    _, first, second = pair
    alone = client.get(f"/compare/?parks={first.slug}").content.decode()
    assert f'href="/compare/?parks={first.slug},{second.slug}"' in alone and "再选一个" in alone
    empty = client.get("/compare/")
    assert empty.status_code == 200 and "还没有选园区" in empty.content.decode()


def test_a_search_on_the_page_keeps_what_was_chosen(client, pair):
    _, first, second = pair
    index_everything()
    response = client.get("/compare/", {"parks": first.slug, "q": "港务"})
    assert response.context["offers"] == [(second, f"/compare/?parks={first.slug},{second.slug}")]


def test_more_than_four_are_said_to_be_left_out(client, pair):
    slugs = ",".join(ParkFactory().slug for _ in range(6))
    response = client.get(f"/compare/?parks={slugs}")
    assert len(response.context["columns"]) == 4 and "2 个没有列出" in response.content.decode()


def test_what_is_not_found_is_said_and_the_rest_compared(client, pair):
    response = client.get(f"/compare/?parks={pair[0]},nowhere-000000")
    assert len(response.context["columns"]) == 2 and "没有找到" in response.content.decode()


def test_former_addresses_and_merged_parks_lead_to_the_parks_of_today(client, pair):
    _, first, second = pair
    OldAddressFactory(kind="park", slug="former-name", target_key=second.key)
    response = client.get(f"/compare/?parks={first.slug},former-name")
    assert (response.status_code, response["Location"]) == (
        301,
        f"/compare/?parks={first.slug},{second.slug}",
    )


def test_hidden_parks_are_not_compared(client, pair):
    Park.objects.filter(pk=pair[2].pk).update(published=False)
    assert len(client.get(f"/compare/?parks={pair[0]}").context["columns"]) == 1


def test_a_list_keeps_what_was_picked_in_its_address_through_filters(client, pair):
    _, first, second = pair
    response = client.get(f"/parks/?compare={first.slug}&district=banan")
    html = response.content.decode()
    assert f"compare={first.slug},{second.slug}" in html  # add
    assert ("compare", first.slug) in response.context["filterset"].standing()
    options = [option.query for facet in response.context["facets"] for option in facet.options]
    assert options and all("compare=" in query for query in options)


def test_two_picks_in_a_list_lead_to_the_comparison(client, pair):
    assert f'href="/compare/?parks={pair[0]}"' in client.get(f"/parks/?compare={pair[0]}").content.decode()


def test_picks_narrow_nothing_and_reach_no_map(client, pair):
    response = client.get(f"/parks/?compare={pair[1].slug}")
    assert response.context["total"] == 2 and "compare" not in response.context["query"]


def test_four_parks_cost_no_more_than_their_project_counts(client, pair, django_assert_max_num_queries):
    parks = [ParkFactory() for _ in range(4)]
    for park in parks:
        ProjectFactory(park=park)
    slugs = ",".join(park.slug for park in parks)
    with django_assert_max_num_queries(14):
        client.get(f"/compare/?parks={slugs}")
