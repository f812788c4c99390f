"""The factories give what the constraints of the database allow, and one call gives a whole chain of evidence."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["Park", "Company", "Project", "Event", "Article", "Claim", "Evidence", "Judgement", "Township"]
)
def test_every_factory_makes_two_valid_records(name):
    factory = getattr(factories, f"{name}Factory")
    for made in (factory(), factory()):
        made.full_clean(exclude=["raw", "aliases"], validate_unique=False)


def test_a_record_of_the_same_name_has_the_same_address():
    one, other = (factories.ProjectFactory.build(name="云谷项目", district=None) for _ in range(2))
    assert (one.id, one.slug) == (other.id, other.slug)


def test_evidence_for_reaches_from_the_record_to_the_article():
    project = factories.ProjectFactory()
    claim = factories.evidence_for(project, "investment_yi", "20", "该项目总投资约20亿元。", hedge="约")
    chosen = project.evidence.get(field="investment_yi", chosen=True).claim
    assert chosen == claim
    assert chosen.article.body[chosen.spans[0]["start"] : chosen.spans[0]["end"]] == "20"


def test_two_facts_of_one_article_share_its_mention():
    project, article = factories.ProjectFactory(), factories.ArticleFactory()
    factories.evidence_for(project, "investment_yi", "20", article=article)
    factories.evidence_for(project, "area_mu", "136", article=article)
    assert article.mentions.count() == 1
