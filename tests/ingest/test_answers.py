"""What a person answers to a question holds: through reloads, another reading, other articles, until taken back."""

import pytest

from ingest import answering, reviewing
from ingest.models import Claim, Judgement, Mention
from ingest.settling import settle
from parks.models import Park
from projects.models import Project, SigningEvent
from tests.factories import MentionFactory, UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.snapshot import directory
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db

SHORT, ONE, OTHER = "云谷城", "东山云谷城", "西山云谷城"


@pytest.fixture(autouse=True)
def _reference():
    reference()
    settle(everything=True)


@pytest.fixture
def curator():
    return UserFactory(username="curator")


def news(sha, name, **fields):
    return article(sha, reading(parks=[fact(name, district="璧山区", **fields)]))


@pytest.fixture
def asked():
    """A short name that two parks could bear: a question."""
    news("a", ONE)
    news("b", OTHER)
    news("c", SHORT, area_mu=120)
    settle()
    mention = question("c")
    assert (mention.state, len(mention.candidates)) == ("ambiguous", 2)
    return mention


def question(sha, kind="park"):
    return Mention.objects.get(article__sha256=sha, kind=kind)


def park(name):
    return Park.objects.get(name=name)


def test_the_mention_means_what_somebody_answered(asked, curator):
    answering.means([asked], park(ONE).key, curator)
    assert question("c").park == park(ONE)
    assert park(ONE).area_mu == 120
    assert not Mention.objects.open_questions().exists()


def test_an_answer_outlives_reading_everything_again(asked, curator):
    answering.means([asked], park(ONE).key, curator)
    for sha, name in (("c", SHORT), ("b", OTHER), ("a", ONE)):
        news(sha, name, area_mu=130)
    settle(everything=True)
    assert question("c").park == park(ONE)


def test_an_answer_outlives_a_reading_that_once_did_not_find_the_mention(asked, curator):
    answering.means([asked], park(ONE).key, curator)
    article("c", reading())
    settle()
    news("c", SHORT, area_mu=120)
    settle()
    assert question("c").park == park(ONE)


def test_none_of_these_leaves_no_record_and_no_question(asked, curator):
    answering.none_of_these([asked], curator)
    assert (question("c").state, question("c").park) == ("nothing", None)
    settle(everything=True)
    assert not Mention.objects.open_questions().exists()


def test_a_candidate_that_nobody_refused_is_asked_after_none_of_these(asked, curator):
    answering.none_of_these([asked], curator)
    news("d", "南山云谷城")
    settle()
    assert question("c").candidates == [park("南山云谷城").key]


def test_a_new_record_is_told_apart_from_all_others_of_the_name(asked, curator):
    key = answering.new_record([asked], curator)
    made = Park.objects.get(key=key)
    assert (made.name, made.area_mu, made.published) == (SHORT, 120, True)
    assert made not in (park(ONE), park(OTHER))


def test_who_asks_by_that_name_later_is_asked_again_with_the_answer_among_the_candidates(asked, curator):
    key = answering.new_record([asked], curator)
    news("d", SHORT)
    settle()
    later = question("d")
    assert later.state == "ambiguous"
    assert key in later.candidates and len(later.candidates) == 3


@pytest.mark.parametrize("way", ["means", "none_of_these", "new_record"])
def test_taking_an_answer_back_restores_exactly_the_former_directory(asked, curator, way):
    before = directory()
    mentions = [asked]
    {
        "means": lambda: answering.means(mentions, park(ONE).key, curator),
        "none_of_these": lambda: answering.none_of_these(mentions, curator),
        "new_record": lambda: answering.new_record(mentions, curator),
    }[way]()
    assert directory() != before
    answering.take_back(mentions)
    assert directory() == before
    settle(everything=True)
    assert directory() == before


def test_the_latest_answer_stands_and_the_former_stays_on_record(asked, curator):
    answering.means([asked], park(ONE).key, curator)
    answering.means([asked], park(OTHER).key, curator)
    assert question("c").park == park(OTHER)
    assert Judgement.objects.filter(withdrawn_at=None).count() == 1
    assert Judgement.objects.count() == 2


def test_looking_at_what_changed_alone_gives_the_same_as_looking_at_everything(asked, curator):
    answering.means([asked], park(ONE).key, curator)
    news("d", SHORT)
    settle()
    little_by_little = directory()
    settle(everything=True)
    assert directory() == little_by_little


def test_an_answer_holds_for_the_reprint_too(curator):
    body = "云谷城今天迎来一批新项目，" * 20
    news("a", ONE)
    news("b", OTHER)
    first = news("c", SHORT)
    second = news("d", SHORT)
    for row in (first, second):
        type(row).objects.filter(pk=row.pk).update(body=body, origin=first.pk if row == second else None)
    settle()
    answering.means([question("c")], park(ONE).key, curator)
    settle(everything=True)
    assert question("c").park == question("d").park == park(ONE)


def test_questions_about_one_name_are_answered_together(asked, curator):
    news("d", SHORT)
    settle()
    together = [asked, *answering.asking_the_same(asked)]
    assert len(together) == 2
    answering.means(together, park(ONE).key, curator)
    assert not Mention.objects.open_questions().exists()


def test_a_record_that_an_answer_names_keeps_its_identity(asked, curator):
    """A fuller name read later would have renamed the park."""
    answering.means([asked], park(ONE).key, curator)
    key = park(ONE).key
    article("a", reading(parks=[fact("大" + ONE, district="璧山区"), fact(ONE, district="璧山区")]))
    settle()
    assert question("c").park.key == key


def test_a_matched_mention_can_be_said_to_mean_another(asked, curator):
    wrong, right = question("a"), park(OTHER)
    answering.means([wrong], right.key, curator)
    assert question("a").park == right
    answering.take_back([wrong])
    assert question("a").park != right


def test_an_answer_about_a_merged_record_shows_on_the_one_that_stands(asked, curator):
    reviewing.judge("park", park(ONE).key, park(OTHER).key, "same", curator)
    standing = Park.objects.get(merged_into="", name__in=[ONE, OTHER])
    merged = Park.objects.exclude(merged_into="").get()
    answering.means([question("c")], merged.key, curator)
    assert Park.objects.get(pk=standing.pk).area_mu == 120


def generic(sha, **fields):
    return article(sha, reading(projects=[fact("生产基地", **fields)]))


def test_a_name_that_tells_nothing_becomes_a_record_or_nothing(curator):
    generic("a")
    settle()
    mention = question("a", "project")
    assert (mention.state, mention.candidates) == ("unmatched", [])
    answering.none_of_these([mention], curator)
    assert question("a", "project").state == "nothing"
    answering.new_record([mention], curator)
    assert Project.objects.get(name="生产基地").mentions.get() == mention


def signing(sha, **fields):
    told = fact("签约", kind="signing", district="璧山区", **fields)
    return article(sha, reading(events=[told]))


@pytest.fixture
def asked_of_ceremonies():
    """A report that is perhaps a ceremony that is known: one day, one total, another count."""
    signing("a", date="2024-11-08", project_count=27, investment_yi="35.7")
    signing("b", date="2024-11-08", project_count=8, investment_yi="35.7")
    settle()
    return Mention.objects.get(kind="event", state="ambiguous")


def test_a_doubtful_report_is_said_to_tell_of_a_known_ceremony(asked_of_ceremonies, curator):
    answering.means([asked_of_ceremonies], asked_of_ceremonies.candidates[0], curator)
    assert SigningEvent.objects.count() == 1
    settle(everything=True)
    assert SigningEvent.objects.get().article_count == 2


def test_a_doubtful_report_is_said_to_tell_of_another_ceremony(asked_of_ceremonies, curator):
    answering.new_record([asked_of_ceremonies], curator)
    settle(everything=True)
    assert sorted(SigningEvent.objects.values_list("project_count", flat=True)) == [8, 27]


def test_an_answer_about_one_report_does_not_answer_for_another(asked_of_ceremonies, curator):
    answering.none_of_these([asked_of_ceremonies], curator)
    signing("c", date="2024-11-08", project_count=8, investment_yi="35.7")
    settle()
    assert question("c", "event").state == "ambiguous"


@pytest.mark.parametrize("way", ["none_of_these", "new_record", "means"])
def test_an_answer_about_a_ceremony_can_be_taken_back(asked_of_ceremonies, curator, way):
    before = directory()
    more = [asked_of_ceremonies.candidates[0]] if way == "means" else []
    getattr(answering, way)([asked_of_ceremonies], *more, curator)
    answering.take_back([asked_of_ceremonies])
    assert directory() == before


def test_a_rejected_name_is_no_question():
    news("a", ONE)
    settle()
    reviewing.reject(Claim.objects.get(field="name", mention__article__sha256="a"), UserFactory(), "读错了")
    assert question("a").state == "nothing"
    assert not Mention.objects.open_questions().exists()


def test_what_no_article_says_cannot_be_answered(curator):
    with pytest.raises(answering.Unanswerable):
        answering.none_of_these([MentionFactory(kind="district", key="k" * 64)], curator)


def test_a_matched_mention_can_be_said_not_to_mean_its_record(asked, curator):
    wrong = question("a")
    before = directory()
    answering.none_of_these([wrong], curator)
    assert question("a").state == "nothing"
    assert Judgement.objects.get().b_key == f"park|{ONE}|{wrong.park.key.split('|')[2]}"
    answering.take_back([wrong])
    assert directory() == before
