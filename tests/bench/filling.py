"""A directory as large as the design asks for, made up from a seed: 20,000 parks, 200,000 projects, 60,000 companies,
3,000 ceremonies and some 500,000 claims with their evidence, articles and mentions. Every run makes the same one.

Few districts and parks hold most of what there is, most fields of most parks are unknown, amounts spread over four
orders of magnitude, and later years have more reports.
"""

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from ingest.models import Article, Claim, Evidence, Mention, Source
from parks.models import District, Park, Sector, Township, content_id
from projects.models import Company, Participation, Project, SigningEvent

BRANDS = "云杉青松银杏香樟黄葛红枫楠木桂花榉树栾皂荚杜仲厚朴紫薇海棠恒锐迈博康诺泰瑞鑫宏德润达盛凯远航星辰"
TRADES = [
    "生物医药",
    "医疗器械",
    "汽车零部件",
    "新能源",
    "电子信息",
    "智能装备",
    "新材料",
    "现代物流",
    "食品加工",
    "软件",
    "集成电路",
    "摩托车",
    "页岩气",
    "纺织",
    "环保",
]
THINGS = [
    "生产基地",
    "研发中心",
    "产业园",
    "总部",
    "智能工厂",
    "物流中心",
    "示范线",
    "扩建",
    "数据中心",
    "检测中心",
]
PARKS = ["产业园", "工业园区", "科技园", "生物城", "智慧谷", "物流园", "创新中心", "国际产业城"]
PARK_KINDS = ["工业园区", "特色园区", "经开区", "高新区", "综保区", "物流园", "孵化器"]
STAGES = {
    "planned": 10,
    "signed": 35,
    "under_construction": 25,
    "topped_out": 2,
    "completed": 5,
    "opened": 15,
    "": 8,
}
LEVELS = {"国家级": 2, "市级": 8, "other": 40, "": 50}
PRECISIONS = {"district": 40, "township": 45, "address": 10, "surveyed": 5}
CITATION = "测试用参考数据，第 {} 行"
DAY_ONE, DAYS = date(2018, 1, 1), 2900
BATCH = 2000


@dataclass
class Sizes:
    parks: int = 20_000
    projects: int = 200_000
    companies: int = 60_000
    events: int = 3_000
    articles: int = 40_000


@dataclass
class Rows:
    """What is made, by model: written at the end, in the order in which they refer to each other."""

    by_model: dict = field(default_factory=dict)

    def add(self, row):
        self.by_model.setdefault(type(row), []).append(row)
        return row

    def write(self, *models):
        for model in models:
            model.objects.bulk_create(self.by_model.pop(model, ()), batch_size=BATCH)


class City:
    """The dice, and what has been made so far."""

    def __init__(self, sizes):
        self.sizes, self.rows, self.dice = sizes, Rows(), random.Random(8)
        self.districts = list(District.objects.in_force().divisions().defer("boundary").order_by("key"))
        # The first districts and records of each kind have most.
        self.shares = [1 / (number + 3) for number in range(len(self.districts))]
        self.sectors = list(Sector.objects.order_by("order"))
        towns = Township.objects.filter(current=True).exclude(longitude=None).order_by("code")
        self.towns = {}
        for town in towns:
            self.towns.setdefault(town.district_id, []).append(town)
        self.numbers = {"claim": 0, "mention": 0}
        self.links = {through: [] for through in (Park.sectors, Project.sectors, Company.sectors)}
        self.named, self.shared = [], []

    def place(self):
        return self.dice.choices(self.districts, self.shares)[0]

    def weighed(self, shares):
        return self.dice.choices(list(shares), list(shares.values()))[0]

    def one_of(self, rows):
        """The first ones far more often than the last."""
        return rows[int(len(rows) * self.dice.random() ** 1.5)]

    def brand(self):
        return "".join(self.dice.choices(BRANDS, k=3))

    def record(self, model, name, number, **fields):
        kind = model.__name__.lower()
        key = f"{kind}:{name}:{number}"
        return self.rows.add(model(id=content_id(key), key=key, slug=f"{kind}-{number}", name=name, **fields))

    def link_sectors(self, relation, record, most):
        for sector in self.dice.sample(self.sectors, self.dice.randint(0, most)):
            self.links[relation].append((record.pk, sector.pk))


def fill(sizes=None):
    """Everything but the search's index; needs districts, towns and sectors in an otherwise empty database."""
    city = City(sizes or Sizes())
    parks = [make_park(city, number) for number in range(city.sizes.parks)]
    companies = [make_company(city, number) for number in range(city.sizes.companies)]
    articles = make_articles(city)
    projects = [make_project(city, n, companies, parks, articles) for n in range(city.sizes.projects)]
    for number in range(city.sizes.events):
        make_event(city, number, projects, articles)
    for park in parks:
        tell_park(city, park, articles)
    city.rows.write(Source, Park, Company, Project, SigningEvent, Participation)
    city.rows.write(Article, Mention, Claim, Evidence)
    for relation, pairs in city.links.items():
        write_pairs(relation.through, relation.field.m2m_field_name(), "sector", pairs)
    write_pairs(SigningEvent.projects.through, "signingevent", "project", city.named)
    write_pairs(Park.other_districts.through, "park", "district", city.shared)


def write_pairs(through, left, right, pairs):
    rows = [through(**{f"{left}_id": a, f"{right}_id": b}) for a, b in dict.fromkeys(pairs)]
    through.objects.bulk_create(rows, batch_size=BATCH)


def make_park(city, number):
    dice, where, trade = city.dice, city.place(), city.dice.choice(TRADES)
    name = f"{dice.choice(['重庆', where.short_name, ''])}{city.brand()}{dice.choice(['', trade])}{dice.choice(PARKS)}"
    aliases = []
    if not number:
        name, aliases = "重庆国际生物城", ["麻柳沿江开发区"]
    precision = city.weighed(PRECISIONS)
    towns = city.towns.get(where.pk)
    town = dice.choice(towns) if towns and precision != "district" else None
    if town is None:
        precision = "district"
    park = city.record(Park, name, number, aliases=aliases, district=where, industries=[trade], township=town)
    park.level, park.kind = city.weighed(LEVELS), dice.choice(PARK_KINDS)
    park.position_precision = precision
    if town:
        spread = 0 if precision == "township" else 0.03
        park.longitude = round(float(town.longitude) + dice.uniform(-spread, spread), 5)
        park.latitude = round(float(town.latitude) + dice.uniform(-spread, spread), 5)
    if dice.random() < 0.55:
        park.area_mu = round(dice.lognormvariate(6.5, 1.3))
    if dice.random() < 0.15:
        park.contact = f"023-{dice.randrange(60000000, 70000000)}"
    if dice.random() < 0.03:
        city.shared.append((park.pk, dice.choice(city.districts).pk))
    city.link_sectors(Park.sectors, park, 3)
    return park


def make_company(city, number):
    trade = city.dice.choice(TRADES)
    name = f"{city.brand()}{trade}" if number else "云杉青生物医药"
    company = city.record(Company, name, number, full_name=f"重庆{name}科技有限公司")
    city.link_sectors(Company.sectors, company, 1)
    return company


def make_articles(city):
    outlets = [city.rows.add(Source(pk=n + 1, name=f"测试{n}报")) for n in range(40)]
    made = []
    for number in range(city.sizes.articles):
        day = DAY_ONE + timedelta(int(DAYS * city.dice.random() ** 0.6))
        outlet = city.one_of(outlets)
        made.append(
            city.rows.add(
                Article(
                    pk=number + 1,
                    sha256=hashlib.sha256(str(number).encode()).hexdigest(),
                    raw=b"",
                    name=f"{number}.txt",
                    title=f"{city.brand()}等一批项目集中签约",
                    source=outlet,
                    outlet=outlet.name,
                    url=f"https://news.example/{number}",
                    published_on=day,
                    published_basis="printed",
                    status="read",
                    body="重庆市今年又有一批项目签约、开工。" * 20,
                )
            )
        )
    return made


def make_project(city, number, companies, parks, articles):
    dice, company = city.dice, city.one_of(companies)
    park = city.one_of(parks) if dice.random() < 0.6 else None
    project = city.record(
        Project,
        f"{company.name}{dice.choice(THINGS)}项目",
        number,
        park=park,
        district=park.district if park else city.place(),
        stage=city.weighed(STAGES),
    )
    if dice.random() < 0.65:
        project.investment_yi = round(dice.lognormvariate(0.8, 1.5), 2)
    city.rows.add(Participation(project_id=project.pk, company_id=company.pk))
    city.link_sectors(Project.sectors, project, 2)
    tell_project(city, project, company, articles[(number // 5) % len(articles)])
    if dice.random() < 0.08:
        tell_project(city, project, company, dice.choice(articles), again=True)
    return project


def tell_project(city, project, company, article, again=False):
    """Its claims in one article: who, how much, how far."""
    mention = mention_in(city, article, "project", project)
    who = f"{company.full_name}将在{project.district.name}建设{project.name}"
    if not again:
        claim(city, project, "companies", company.name, f"{who}。", mention, printed=company.full_name)
    if project.investment_yi is not None:
        printed = f"{project.investment_yi}亿元"
        claim(city, project, "investment_yi", project.investment_yi, f"{who}，总投资{printed}。", mention, again,
              printed=printed)  # fmt: skip
    if project.stage and not again:
        day = article.published_on.isoformat()
        project.stage_on, project.stage_basis = day, "stamp"
        claim(city, project, "stage", project.stage, f"{who}，日前已有进展。", mention, as_of=day)
    reported(project, article)


def make_event(city, number, projects, articles):
    dice, article, where = city.dice, city.dice.choice(articles), city.place()
    event = city.record(
        SigningEvent,
        f"{where.name}集中签约活动",
        number,
        kind=city.weighed({"signing": 6, "groundbreaking": 3, "opening": 1}),
        date=article.published_on.isoformat(),
        date_precision="day",
        date_basis="printed",
        district=where,
        project_count=dice.randint(5, 60),
        investment_yi=round(dice.lognormvariate(4, 1), 1),
    )
    city.named += [(event.pk, dice.choice(projects).pk) for _ in range(dice.randint(0, 12))]
    mention = mention_in(city, article, "event", event)
    for name in ("project_count", "investment_yi", "date"):
        value = getattr(event, name)
        claim(city, event, name, value, f"{event.name}上共公布{value}。", mention, printed=str(value))
    reported(event, article)


def tell_park(city, park, articles):
    """Half of what is known of a park comes from reference data, half from an article."""
    article = city.dice.choice(articles) if city.dice.random() < 0.5 else None
    mention = mention_in(city, article, "park", park) if article else None
    claim(city, park, "district", park.district.key, f"{park.name}位于{park.district.name}。", None)
    if park.area_mu:
        text = f"{park.name}规划用地约{park.area_mu}亩。"
        claim(city, park, "area_mu", park.area_mu, text, mention, printed=f"{park.area_mu}亩", hedge="约")
    if park.township:
        value = f"{park.longitude},{park.latitude},{park.position_precision}"
        claim(city, park, "position", value, f"{park.name}坐落在{park.township.name}。", mention)
    if article:
        reported(park, article)


def reported(record, article):
    record.article_count += 1
    day = article.published_on
    record.first_reported_on = min(record.first_reported_on or day, day)
    record.last_reported_on = max(record.last_reported_on or day, day)


def mention_in(city, article, kind, record):
    city.numbers["mention"] += 1
    number = city.numbers["mention"]
    return city.rows.add(
        Mention(
            pk=number,
            article=article,
            kind=kind,
            ordinal=ordinal(article, kind),
            name=record.name,
            block=f"{kind}|{record.name}",
            start=0,
            end=len(record.name),
            state="matched",
            **{f"{kind}_id": record.pk},
        )
    )


def ordinal(article, kind):
    taken = article.__dict__.setdefault("_ordinals", {})
    taken[kind] = taken.get(kind, -1) + 1
    return taken[kind]


def claim(city, record, name, value, sentence, mention, again=False, **said):
    """A claim with its evidence: of the article's mention, or of the reference data where there is none."""
    city.numbers["claim"] += 1
    number = city.numbers["claim"]
    kind = "event" if isinstance(record, SigningEvent) else type(record).__name__.lower()
    if mention:
        where = {"origin": "reader", "mention": mention, "article_id": mention.article_id, "rule": "bench"}
        where["spans"] = [{"start": 0, "end": len(sentence), "sentence": sentence}]
    else:
        where = {"origin": "dataset", f"{kind}_id": record.pk, "citation": CITATION.format(number)}
        said = {}
    key = hashlib.sha256(f"claim{number}".encode()).hexdigest()
    city.rows.add(Claim(pk=number, key=key, field=name, value=str(value), **where, **said))
    city.rows.add(
        Evidence(
            pk=number,
            **{f"{kind}_id": record.pk},
            claim_id=number,
            field=name,
            chosen=not again,
            agrees=True,
            rank=int(again),
            why="only",
        )  # fmt: skip
    )
