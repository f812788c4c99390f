"""The curators' desk and the staff's table in a real browser, under the policies that they are served with."""

import subprocess
import sys

import pytest

from tests.services import ROOT

LISTS = [
    "ingest/article",
    "ingest/claim",
    "ingest/mention",
    "ingest/mention/questions",
    "ingest/judgement",
    "parks/park",
    "projects/project",
]


@pytest.fixture
def signed_in(open_page, site):
    def sign_in(user, **options):
        page = open_page("/login/", **options)
        page.fill("#id_username", user)
        page.fill("#id_password", site.passwords[user])
        page.click("main form button")
        page.wait_for_url("**/leads/")
        return page

    return sign_in


def open_first_record(page, model):
    page.goto(f"/admin/{model}/")
    page.locator("#result_list tbody a[href*='/change/']").first.click()


def test_every_page_of_the_desk_runs_under_its_policy(signed_in):
    page = signed_in("curator")
    page.goto("/admin/")
    for model in LISTS:
        page.goto(f"/admin/{model}/")
    for model in ("parks/park", "projects/project", "ingest/article", "ingest/claim"):
        open_first_record(page, model)  # open_page fails on any breach of the policy


def test_a_pin_is_dragged_and_saved_with_its_source(signed_in):
    page = signed_in("curator")
    open_first_record(page, "parks/park")
    park = page.url
    page.get_by_text("在地图上放置").click()
    editor = page.locator("position-editor")
    box = editor.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    placed = page.input_value("#id_longitude"), page.input_value("#id_latitude")
    pin = editor.locator(".leaflet-marker-icon").bounding_box()
    x, y = pin["x"] + pin["width"] / 2, pin["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 15, y + 15, steps=5)
    page.mouse.up()
    dragged = page.input_value("#id_longitude"), page.input_value("#id_latitude")
    assert float(dragged[0]) > float(placed[0]) and float(dragged[1]) < float(placed[1])
    page.select_option("#id_precision", "address")
    page.fill("#id_source_named", "浏览器测试")
    page.get_by_role("button", name="保存位置").click()
    page.wait_for_url(park)
    assert "浏览器测试" in page.content()


def test_a_claim_is_accepted_beside_its_article(signed_in):
    page = signed_in("curator")
    open_first_record(page, "ingest/article")
    row = page.locator("[name$='-decision']").first
    row.select_option("accept")
    page.locator("button[name='_save']").click()
    page.wait_for_url("**/admin/ingest/article/")
    assert "审定了 1 条主张" in page.content()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_officer_narrows_the_table_and_takes_it_away(signed_in, javascript):
    page = signed_in("zhaoshang", javascript=javascript)
    page.goto("/leads/?stage=under_construction")
    assert page.locator("table tbody tr").count() > 0
    with page.expect_download() as download:
        page.get_by_text("下载 Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_an_officer_does_not_get_into_the_desk(signed_in):
    page = signed_in("zhaoshang")
    page.goto("/admin/")
    assert "/admin/login/" in page.url


ASKING = """{name}新增两家企业
来源：城口日报　2024-07-0{day}
本报讯 7月{day}日，记者获悉，城口县的{name}今年新入驻企业2家。{name}位于城口县，规划面积约{area}亩。
"""


@pytest.fixture
def question(site, tmp_path):
    """Three articles of our own: a short name that two parks could bear."""
    for day, name in enumerate(("东山青岚工业园", "西山青岚工业园", "青岚工业园"), start=1):
        (tmp_path / f"{day}.txt").write_text(
            ASKING.format(name=name, day=day, area=200 + day), encoding="utf-8"
        )
    run_in(site, "load_articles", str(tmp_path))


def run_in(site, *command):
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=site.environment, check=True)


def test_a_question_is_answered_with_one_click_and_taken_back_with_another(signed_in, question, site):
    page = signed_in("curator")
    page.goto("/admin/")
    page.get_by_role("link", name="有歧义的提及").click()
    asked = page.locator(".desk-question", has_text="青岚工业园")
    assert "同在城口县" in asked.inner_text()
    asked.get_by_role("button", name="就是这条").first.click()
    page.wait_for_load_state()
    assert "就是东山青岚工业园" in page.content()
    run_in(site, "load_articles", "ingest/samples", "--samples")  # what is loaded again does not ask again
    page.goto("/admin/ingest/mention/questions/")
    assert page.locator(".desk-question").count() == 0
    page.get_by_role("link", name="已答的").click()
    page.get_by_role("button", name="撤回回答").click()
    page.wait_for_load_state()
    page.goto("/admin/ingest/mention/questions/")
    assert page.locator(".desk-question").count() == 1


def test_enter_in_the_field_for_another_record_never_presses_a_candidates_button(signed_in, question):
    page = signed_in("curator")
    page.goto("/admin/ingest/mention/questions/")
    page.get_by_placeholder("名称或内容键").first.fill("没有的工业园")
    page.keyboard.press("Enter")
    page.get_by_text("名录里没有").wait_for()
    assert page.locator(".desk-question").count() == 1


def test_a_currency_is_corrected_on_the_claims_page(signed_in):
    page = signed_in("curator")
    page.goto("/admin/ingest/claim/?field=investment_yi&about=project")
    page.locator("#result_list tbody a[href*='/claim/']").first.click()
    page.select_option("#id_decision", "correct")
    page.select_option("#id_right_currency", "USD")
    page.fill("#id_why", "浏览器测试")
    page.locator("button[name='_save']").click()
    page.wait_for_url("**/admin/ingest/claim/?*")
    page.go_back()
    page.reload()
    assert "亿美元" in page.content()
    page.select_option("#id_decision", "reopen")
    page.locator("button[name='_save']").click()
