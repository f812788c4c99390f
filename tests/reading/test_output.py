"""The JSON of a reading, and the article with its facts marked."""

from decimal import Decimal

from ingest.reading.assembling import read
from ingest.reading.explaining import explain
from ingest.reading.facts import Evidence, Fact, Reading, Rejection, Value
from ingest.reading.output import to_json

RAW = "甲公司在乙产业园投资3亿元建设丙项目。"


def at(part):
    start = RAW.index(part)
    return Evidence(start, start + len(part), RAW)


def value(value, printed, **more):
    return Value(value, printed, at(printed), "rule", **more)


def reading(**fields):
    project = Fact("丙项目", at("丙项目"), "project · built", fields=fields)
    return Reading(
        True,
        title="题",
        projects=[project],
        rejected=[Rejection("parks", "产业园", at("产业园"), "park", "不是名称")],
    )


def printed(**fields):
    return to_json(reading(**fields), "a/b")["projects"][0]


def test_numbers_are_json_numbers():
    assert printed(investment_yi=value(Decimal("3.0"), "3亿元"))["investment_yi"] == 3
    assert printed(area_mu=value(Decimal("136.5"), "3"))["area_mu"] == 136.5


def test_foreign_currency_is_null_above_and_kept_in_the_details():
    out = printed(investment_yi=value(Decimal(3), "3亿元", currency="USD", hedge="约"))
    assert out["investment_yi"] is None
    assert out["details"]["investment_yi"]["currency"] == "USD"
    assert out["details"]["investment_yi"]["hedge"] == "约"


def test_share_of_one_phase_is_no_investment():
    assert printed(investment_yi=value(Decimal(3), "3亿元", scope="phase"))["investment_yi"] is None


def test_builder_is_not_among_the_companies_of_a_project():
    companies = [value("甲公司", "甲公司", role="investor"), value("丁公司", "公司", role="builder")]
    out = printed(companies=companies)
    assert out["companies"] == ["甲公司"]
    assert [one["role"] for one in out["details"]["companies"]] == ["investor", "builder"]


def test_every_fact_says_where_it_stands_and_which_rule_found_it():
    out = printed()
    assert RAW[out["evidence"]["start"] : out["evidence"]["end"]] == "丙项目"
    assert out["rule"] == "project · built"


def test_precision_of_a_date_follows_from_it():
    event = Fact(
        "签约", at("投资"), "r", fields={"kind": value("signing", "投资"), "date": value("2021-03", "投资")}
    )
    out = to_json(Reading(True, events=[event]), "x")["events"][0]
    assert (out["kind"], out["date_precision"]) == ("signing", "month")


def test_explanation_marks_facts_in_the_text_and_says_what_was_rejected():
    text = explain(reading(investment_yi=value(Decimal(3), "3亿元", hedge="约")), RAW, "a")
    assert "建设〔1 丙项目〕" in text
    assert "investment_yi = 3" in text and "约" in text
    assert "不是名称" in text


def test_explanation_says_why_a_ceremony_is_none():
    text = "巴南区甲产业园动态\n\n云杉制药计划明年在巴南区甲产业园开工建设生产基地。2024年3月5日，青松电子总投资3亿元的研发中心在巴南区开工。"
    told = read(text, explained=True)
    assert [(r.printed, r.why) for r in told.rejected if r.kind == "event"] == [
        ("开工建设", "只是计划或预告，还没有发生")
    ]
    assert [event.fields["date"].value for event in told.events] == ["2024-03-05"]
    assert not [r for r in read(text).rejected if r.kind == "event"]
