"""One box finds places and records by every name that people use for them."""

import pytest

from parks.index import writing
from parks.models import SearchEntry, SearchGram
from parks.search import find, highlighted, records, simplified

pytestmark = pytest.mark.django_db
Kind = SearchEntry.Kind


def entry(name, number=0, **fields):
    fields = {"kind": Kind.PARK, "record": number or abs(hash(name)) % 10**9, "path": "x/", **fields}
    return SearchEntry(name=name, **fields)


def indexed(*entries):
    for kind in {one.kind for one in entries}:
        of_kind = [one for one in entries if one.kind == kind]
        writing.replace(kind, [one.record for one in of_kind], of_kind)


def names(query, **asked):
    return [hit.entry.name for found in find(query, **asked).values() for hit in found.hits]


@pytest.fixture
def biocity():
    indexed(
        entry("果园港物流园", context=["两江新区", "现代物流"]),
        entry("重庆国际生物城", aliases=["麻柳沿江开发区"], context=["巴南区", "医疗器械"]),
    )
    return "重庆国际生物城"


@pytest.mark.parametrize(
    "query",
    [
        "重庆国际生物城",
        "生物城",
        "重庆国",
        "生物",
        "重",
        "城",
        "麻柳",  # an old name
        "麻柳沿江开发区",
        "重慶國際生物城",  # traditional
        "cqgjswc",  # initials
        "gjsw",
        "mlyj",  # of the old name
        "chongqingguojishengwucheng",  # pinyin
        "shengwucheng",
        "chongqing",
        "shengwuch",  # not typed to its end
        "chong",
        "SWC",
        "Ｃｑｇｊｓｗｃ",  # full-width
        "巴南 医疗器械",  # place and industry
        "生物城 巴南",
        "麻柳 生物城 cqgj",
        "重庆国际生务城",  # a slip
        "重庆国祭生务城",  # two
        "重庆国际物城",  # one left out
    ],
)
def test_a_park_is_found_by(biocity, query):
    assert names(query) == [biocity]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "·",
        "汽车",
        "巴南 物流",
        "xyz",
        "c",
        "生城",
        "国际城",
        "城区",
        "区医",
        "guojicheng",
        "gjc",
        "%",
        "_",
    ],
)
def test_nothing_is_found_by(biocity, query):
    assert names(query) == []


def test_what_is_typed_is_never_taken_for_a_command(biocity):
    for query in (
        "'; DROP TABLE parks_searchgram; --",
        "%%%s",
        "生物城' OR '1'='1",
        "\\",
        '"',
        "\ud800",
        "\x00",
    ):
        assert names(query) == []
    assert names("\x00生物\x1f城") == [biocity]


def test_the_exact_name_comes_first_and_a_place_of_the_name_last():
    indexed(
        entry("木洞园", context=["巴南区"]),
        entry("重庆巴南工业园"),
        entry("巴南工业园"),
        entry("巴南"),
        entry("江边园", aliases=["旧巴南园"]),
    )
    assert names("巴南") == ["巴南", "巴南工业园", "重庆巴南工业园", "江边园", "木洞园"]


def test_what_sounds_so_comes_after_what_is_called_so_and_before_what_lies_there():
    indexed(
        entry("甲园", context=["AI谷"]),
        entry("AI产业园"),
        entry("爱易园", 3),  # a.. y..: no
        entry("阿姨谷", 4, aliases=["ai"]),
    )
    assert names("ai") == ["阿姨谷", "AI产业园", "爱易园", "甲园"]


def test_of_equally_good_names_the_one_with_more_reports_comes_first():
    indexed(entry("生物一园", weight=1), entry("生物二园", weight=9), entry("生物三园"))
    assert names("生物") == ["生物二园", "生物一园", "生物三园"]


def test_the_exact_name_comes_first_among_thousands_that_begin_with_it():
    indexed(
        *(entry(f"生物园{number}号", number, weight=5) for number in range(1, 1500)), entry("生物园", 5000)
    )
    found = find("生物园")[Kind.PARK]
    assert found.hits[0].entry.name == "生物园"
    assert (found.total, found.more) == (1000, True)


def test_a_hit_by_another_name_says_which(biocity):
    assert find("麻柳")[Kind.PARK].hits[0].via == "麻柳沿江开发区"


def test_a_hit_by_its_place_says_which(biocity):
    assert find("医疗")[Kind.PARK].hits[0].via == "医疗器械"


def test_kinds_are_counted_apart(biocity):
    indexed(*(entry(f"生物城{number}期", number, kind=Kind.PROJECT) for number in range(1, 31)))
    found = find("生物城", most=5)
    assert {kind: (one.total, len(one.hits), one.more) for kind, one in found.items()} == {
        Kind.PARK: (1, 1, False),
        Kind.PROJECT: (30, 5, False),
    }


def test_a_name_that_has_the_word_twice_is_counted_once():
    indexed(entry("生物谷生物园", context=["生物医药"]))
    assert find("生物")[Kind.PARK].total == 1


def test_pinyin_that_can_be_read_in_two_ways_finds_both():
    indexed(entry("西安园"), entry("线缆园"))
    assert set(names("xian")) == {"西安园", "线缆园"}


def test_chongqing_is_not_read_zhongqing(biocity):
    assert names("zhongqing") == []


def test_letters_and_digits_in_names_are_found_as_they_stand():
    indexed(entry("LNG接收站"), entry("5G产业园"), entry("京东方B8生产线"))
    assert (names("lng"), names("5g"), names("b8"), names("lngjs")) == (
        ["LNG接收站"],
        ["5G产业园"],
        ["京东方B8生产线"],
        ["LNG接收站"],
    )


def test_traditional_and_full_width_characters_become_plain():
    assert simplified("　重慶　產業園ＡＢ１２ ") == "重庆 产业园AB12"


@pytest.mark.parametrize("query", ["西部（重庆）科学城", "西部(重庆)科学城", "西部重庆科学城", "西部 科学城"])
def test_brackets_may_be_written_in_any_way_or_left_out(query):
    indexed(entry("西部（重庆）科学城"))
    (hit,) = find(query)[Kind.PARK].hits
    assert "<mark" in highlighted(hit.entry.name, hit.words)


def test_words_are_marked_and_names_cannot_become_markup():
    assert highlighted("<b>生物城", ["生物"]) == '&lt;b&gt;<mark class="hit">生物</mark>城'


def test_names_that_are_only_alike_are_not_shown_beside_right_ones():
    indexed(entry("国际生物城"), entry("国际生务城公司", kind=Kind.COMPANY))
    assert names("国际生物城") == ["国际生物城"]
    alike = find("国际生勿城")
    assert set(alike) == {Kind.PARK, Kind.COMPANY}
    assert all(hit.similar for found in alike.values() for hit in found.hits)


def test_the_name_that_is_most_alike_comes_first():
    indexed(entry("云杉生物科技园", weight=90), entry("云杉生物医药科技园"))
    assert names("云杉生勿医药科技园")[0] == "云杉生物医药科技园"


def test_a_list_takes_every_record_that_answers_however_many_they_are():
    indexed(*(entry(f"生物园{number}号", number) for number in range(1, 1200)), entry("物流园", 5000))
    assert SearchEntry.objects.filter(record__in=records(Kind.PARK, "生物园")).count() == 1199
    assert records(Kind.PARK, "物流园") == [5000]
    assert records(Kind.PARK, "物流院区") == records(Kind.COMPANY, "物流园") == records(Kind.PARK, " ") == []
    assert records(Kind.PARK, "wuliuyuan") == [5000]


def test_a_long_query_is_answered_in_bounded_time(biocity):
    assert names("重庆国际生物城 " * 40) == [biocity]
    assert names("国际" * 200) == []


def test_what_did_not_change_is_not_written_again(biocity, django_assert_num_queries):
    standing = SearchEntry.objects.get(name=biocity)
    again = entry(standing.name, standing.record, aliases=standing.aliases, context=standing.context)
    with django_assert_num_queries(1):
        indexed(again)
    assert SearchEntry.objects.get(name=biocity).pk == standing.pk


def test_a_record_without_an_entry_can_no_longer_be_found(biocity):
    record = SearchEntry.objects.get(name=biocity).record
    writing.replace(Kind.PARK, [record], [])
    assert names("生物城") == []
    assert not SearchGram.objects.exclude(entry__in=SearchEntry.objects.all()).exists()


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("生物城", 3),  # how frequent the grams are, who has them, what they are called
        ("巴南 医疗器械 生物城", 3),
        ("cqgjswc", 3),
        ("shengwucheng", 3),
        ("重庆国际生务城", 3),
        ("没有", 1),
        ("", 0),
    ],
)
def test_a_search_asks_three_queries_whatever_is_typed(biocity, query, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        find(query)
