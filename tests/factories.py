"""Ready-made records for tests: `ProjectFactory(park__name="…")`, `evidence_for(project, "investment_yi", "20", …)`.

Every name and number here is invented. Records get their id, key and slug from their content, as settling
gives them (a rebuilt record has the same address).
"""

import hashlib

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from ingest.matching.names import core
from ingest.models import Article, Claim, Evidence, Judgement, Mention, Source
from parks.models import District, OldAddress, Park, Sector, Township, content_id, record_slug
from projects.models import Company, Participation, Project, SigningEvent

KINDS = {Park: "park", Company: "company", Project: "project", SigningEvent: "event"}


def digest(*parts):
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    password = factory.django.Password("geheim-8731")


class DistrictFactory(DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("key",)

    key = factory.LazyAttribute(lambda o: o.name)
    name = "巴南区"
    short_name = factory.LazyAttribute(lambda o: o.name.removesuffix("区").removesuffix("县"))
    slug = factory.LazyAttribute(lambda o: record_slug(o.name, o.key))
    name_en = factory.LazyAttribute(lambda o: o.slug.rsplit("-", 1)[0].title())
    kind = "区"


class TownshipFactory(DjangoModelFactory):
    class Meta:
        model = Township
        django_get_or_create = ("code",)

    code = factory.LazyAttribute(lambda o: str(content_id(o.name))[:12])
    name = "木洞镇"
    kind = "镇"
    district = factory.SubFactory(DistrictFactory)


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = Sector
        django_get_or_create = ("code",)

    name = "生物医药"
    code = factory.LazyAttribute(lambda o: digest(o.name)[:8])
    slug = factory.LazyAttribute(lambda o: record_slug(o.name, o.code))
    name_en = "Biomedicine"
    tier = "主导产业"


class RecordFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    key = factory.LazyAttribute(lambda o: f"{KINDS[o.factory_parent_class]}:{o.name}")
    id = factory.LazyAttribute(lambda o: content_id(o.key))
    slug = factory.LazyAttribute(lambda o: record_slug(o.name, o.key))


class RecordWithSectorsFactory(RecordFactory):
    class Meta:
        abstract = True

    @factory.post_generation
    def sectors(self, create, given, **kwargs):
        """`ParkFactory(sectors=[sector])`."""
        if given:
            self.sectors.set(given)


class ParkFactory(RecordWithSectorsFactory):
    class Meta:
        model = Park

    class Params:
        factory_parent_class = Park

    name = factory.Sequence(lambda n: f"测试产业园{n}号")
    district = factory.SubFactory(DistrictFactory)


class CompanyFactory(RecordWithSectorsFactory):
    class Meta:
        model = Company

    class Params:
        factory_parent_class = Company

    name = factory.Sequence(lambda n: f"测试科技{n}公司")


class ProjectFactory(RecordWithSectorsFactory):
    class Meta:
        model = Project

    class Params:
        factory_parent_class = Project

    name = factory.Sequence(lambda n: f"测试项目{n}号")
    district = factory.SubFactory(DistrictFactory)

    @factory.post_generation
    def investors(self, create, given, **kwargs):
        """`ProjectFactory(investors=[company])`."""
        for company in given or ():
            ParticipationFactory(project=self, company=company)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    project = factory.SubFactory(ProjectFactory)
    company = factory.SubFactory(CompanyFactory)
    role = "investor"


class EventFactory(RecordFactory):
    class Meta:
        model = SigningEvent

    class Params:
        factory_parent_class = SigningEvent

    name = factory.Sequence(lambda n: f"测试集中签约{n}")
    kind = "signing"
    date = "2024-05-06"
    date_precision = "day"
    date_basis = "printed"
    district = factory.SubFactory(DistrictFactory)

    @factory.post_generation
    def projects(self, create, given, **kwargs):
        if given:
            self.projects.set(given)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ("name",)

    name = "测试日报"


class ArticleFactory(DjangoModelFactory):
    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"测试报道{n}")
    body = factory.LazyAttribute(lambda o: f"{o.title}。巴南区又添一座产业园。")
    raw = factory.LazyAttribute(lambda o: o.body.encode())
    sha256 = factory.LazyAttribute(lambda o: digest(o.title, o.body))
    encoding = "utf-8"
    name = factory.LazyAttribute(lambda o: f"{o.sha256[:8]}.txt")
    url = factory.LazyAttribute(lambda o: f"https://news.example/{o.sha256[:8]}")
    source = factory.SubFactory(SourceFactory)
    outlet = factory.LazyAttribute(lambda o: o.source.name if o.source else "")
    published_on = "2024-05-07"
    published_basis = "printed"
    status = "read"


class MentionFactory(DjangoModelFactory):
    class Meta:
        model = Mention

    article = factory.SubFactory(ArticleFactory)
    kind = "project"
    ordinal = factory.LazyAttribute(lambda o: o.article.mentions.filter(kind=o.kind).count())
    name = "测试项目"
    block = factory.LazyAttribute(lambda o: f"{o.kind}|{core(o.kind, o.name)}")
    start = 0
    end = factory.LazyAttribute(lambda o: o.start + len(o.name))


class ClaimFactory(DjangoModelFactory):
    """About a mention unless a record is given: `ClaimFactory(mention=None, park=park, origin="person", …)`."""

    class Meta:
        model = Claim

    origin = "reader"
    mention = factory.SubFactory(MentionFactory)
    article = factory.LazyAttribute(lambda o: o.mention.article if o.mention else None)
    field = "investment_yi"
    value = "20"
    key = factory.Sequence(lambda n: digest("claim", n))
    rule = factory.LazyAttribute(lambda o: "test" if o.origin == "reader" else "")


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    claim = factory.SubFactory(ClaimFactory)
    field = factory.LazyAttribute(lambda o: o.claim.field)
    chosen = True
    agrees = True


class JudgementFactory(DjangoModelFactory):
    class Meta:
        model = Judgement

    kind = "project"
    a_key = "project:甲"
    b_key = "project:乙"
    verdict = "same"
    by = factory.SubFactory(UserFactory)


class OldAddressFactory(DjangoModelFactory):
    class Meta:
        model = OldAddress

    kind = "project"
    slug = factory.Sequence(lambda n: f"old-{n}")
    target_key = "project:甲"


def mention_of(record, article):
    """The article's mention of the record, made if it has none."""
    kind = KINDS[type(record)]
    known = article.mentions.filter(kind=kind, **{kind: record}).first()
    return known or MentionFactory(
        article=article, kind=kind, name=record.name, state="matched", **{kind: record}
    )


def evidence_for(record, field, value, sentence="", article=None, *, chosen=True, why="", rank=None, **claim):
    """Source, article, mention, claim and Evidence of one fact in one call; gives back the Claim.

    The record's own field is not touched. `article` may be an Article or a dict for ArticleFactory; the rest
    (`hedge`, `mode`, `scope`, `as_of`, `printed`, `verdict`…) goes to the claim.
    """
    printed = claim.setdefault("printed", str(value))
    sentence = sentence or f"{record.name}：{printed}。"
    if not isinstance(article, Article):
        article = ArticleFactory(**{"body": sentence, **(article or {})})
    start = max(article.body.find(printed), 0)
    spans = [{"start": start, "end": start + len(printed), "sentence": sentence}]
    made = ClaimFactory(
        mention=mention_of(record, article), field=field, value=str(value), spans=spans, **claim
    )
    evidence_of_claim(record, made, chosen=chosen, why=why, rank=rank)
    return made


def evidence_of_claim(record, claim, *, chosen=True, why="", rank=None):
    """The derived row that joins the claim to the record, as settling would write it."""
    if rank is None:
        rank = 0 if chosen else record.evidence.filter(field=claim.field).count() or 1
    return EvidenceFactory(
        claim=claim,
        field=claim.field,
        chosen=chosen,
        agrees=chosen,
        rank=rank,
        why=why,
        **{KINDS[type(record)]: record},
    )
