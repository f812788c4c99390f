"""What is weighed before the reader calls something a project. All projects and firms here are made up."""

import csv

import pytest

from ingest.reading.naming.words import DATA
from ingest.reading.projects.accepting import START, weights

from .named import facts_of_projects, leaves_projects_alone, projects_of, reads_project, refused_of


def _why(text):
    (fact,) = facts_of_projects(text)[0]
    return fact.why


class TestTheWeights:
    def test_every_signal_has_one_and_says_what_it_means_by_name(self):
        with (DATA / "projects/evidence.tsv").open(encoding="utf-8", newline="") as lines:
            names = [row["signal"] for row in csv.DictReader(lines, delimiter="\t")]
        assert len(names) == len(set(names))
        assert not [name for name in names if ", " in name or ": " in name]

    def test_a_candidate_of_which_nothing_is_known_is_no_project(self):
        assert weights()[START] < 0

    @pytest.mark.parametrize("signal", ["called 项目", "has a sum", "has an owner", "its stage is said"])
    def test_speak_for_it_where_the_text_tells_of_an_investment(self, signal):
        assert weights()[signal] > 0

    @pytest.mark.parametrize("signal", ["elsewhere", "a park", "among its equipment", "a general name"])
    def test_speak_against_it_where_the_text_tells_of_something_else(self, signal):
        assert weights()[signal] < 0


class TestWhatIsWeighed:
    def test_stands_with_the_project_for_whoever_asks_why(self):
        why = _why("骏澜科技投资8亿元的骏澜锂电池工厂在长寿区开工。")
        assert "has a sum" in why and "its stage is said" in why and "has an owner" in why

    def test_and_with_what_was_refused(self):
        (refused,) = refused_of("园区配套完善的冷链物流中心。")
        assert "a general name" in refused.why and "among its equipment" in refused.why


class TestGeneralNames:
    def test_are_projects_where_an_owner_invests_a_sum(self):
        reads_project(
            "由骏澜物流有限公司投资6亿元建设的冷链物流中心今天开工。", "冷链物流中心", investment_yi=6
        )

    @pytest.mark.parametrize(
        "text",
        ["园区配套完善的冷链物流中心。", "记者走进物流中心,货车排着队。", "全县有物流中心,也有研发中心。"],
    )
    def test_are_left_alone_where_they_are_only_named(self, text):
        leaves_projects_alone(text)


class TestAnOpenEnd:
    def test_is_no_hindrance_where_the_rest_speaks_for_a_project(self):
        reads_project(
            "骏澜牧业有限公司肉牛精深加工园开始打桩,总投资4.2亿元。", "肉牛精深加工园", investment_yi=4.2
        )

    @pytest.mark.parametrize(
        "text", ["骏澜科技研发中心主任说,投资8亿元不算多。", "聚骊工厂厂长签约了一位歌手。"]
    )
    def test_does_not_cut_an_office_off_its_house(self, text):
        leaves_projects_alone(text)


class TestKinds:
    def test_of_what_is_counted_are_left_alone(self):
        leaves_projects_alone("17个中医药、电商物流项目在原地签约,签约资金21亿元。")

    def test_do_not_hide_a_project_with_a_name_of_its_own(self):
        assert "骊源饮片项目" in projects_of("3个中医药项目签约,其中骊源饮片项目总投资5亿元。")

    def test_another_name_in_brackets_is_no_second_project(self):
        found = projects_of("骏骊智能制造产业园项目(以下简称骊造产业园)开工,总投资20亿元。")
        assert list(found) == ["骏骊智能制造产业园项目"]

    def test_an_occasion_is_none(self):
        leaves_projects_alone("10月18日,鲁渝协作产业项目签约活动在黔江举行。")

    def test_a_question_is_none(self):
        leaves_projects_alone("问:大足和双桥会不会抢项目?答:投资8亿元的项目谁都想要。")
