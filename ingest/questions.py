"""A question in words: the sentence, what the article says around it, and what speaks for and against each candidate."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ingest.claims import MODELS
from ingest.matching import amounts, reasons
from ingest.matching.names import core
from ingest.matching.places import Places
from ingest.models import Claim
from parks import display
from parks import evidence as proof
from projects.models import SigningEvent


@dataclass
class Candidate:
    """A record that the mention could mean; `record` is None where nothing bears the key any more."""

    key: str
    record: object = None
    url: str = ""  # where the desk shows it
    facts: list = field(default_factory=list)
    speaks_for: list = field(default_factory=list)
    speaks_against: list = field(default_factory=list)

    @property
    def name(self):
        return self.record.name if self.record else self.key.split("|")[1]


@dataclass
class Question:
    """A mention with all that helps to answer what it means."""

    mention: object
    quotes: list
    reason: str
    around: list  # (label, value) of what the article says beside it
    candidates: list
    alike: int = 0  # open questions of the same name with the same candidates, beside this one
    answers: list = field(default_factory=list)  # the Judgements that stand


def questions(mentions):
    """Questions about these mentions, which come with their articles; a few queries for all."""
    mentions, places = list(mentions), Places()
    said = _sentences(mentions)
    records = _records({key for mention in mentions for key in mention.candidates})
    return [
        Question(
            mention,
            said.get(mention.pk, []),
            reasons.in_words(mention.reason),
            around(mention, places),
            [candidate(mention, key, records.get(key), places) for key in mention.candidates],
        )
        for mention in mentions
    ]


def around(mention, places):
    """[(label, value)] of what the article says with the mention, as matching weighs it."""
    context = mention.context
    district = places.by_key.get(context.get("district"))
    found = [
        (_("区县"), district.name if district else ""),
        (_("区县可能是"), _("、").join(_district_names(context.get("district_candidates", []), places))),
        (_("类别"), dict(SigningEvent.Kind.choices).get(context.get("kind"), "")),
        (_("日期"), display.partial_date(context.get("date", ""))),
        (_("项目数"), context.get("project_count", "")),
        (_("金额"), in_money(context.get("investment_yi", ""))),
        (_("园区"), context.get("park", "")),
        (_("企业"), _("、").join(context.get("companies", []))),
        (_("别名"), _("、").join(context.get("aliases", []))),
        (_("报道日期"), display.partial_date(context.get("on", ""))),
    ]
    return [(label, value) for label, value in found if value]


def _district_names(keys, places):
    return [places.by_key[key].name for key in keys if key in places.by_key]


def in_money(amount):
    """`5 USD` → `5 亿美元`."""
    value, _space, currency = amount.partition(" ")
    number = display.decimal_or_none(value)
    return " ".join(display.split_unit(number, "money", currency)) if number is not None else ""


def candidate(mention, key, record, places):
    """What the record is, and what it shares with the mention or does not."""
    made = Candidate(key, record)
    if record is None:
        return made
    made.facts = [*_identity(mention.kind, record), *_reported(record)]
    for words, agrees in _compared(mention, record, places):
        (made.speaks_for if agrees else made.speaks_against).append(words)
    return made


def _identity(kind, record):
    facts = []
    if district := getattr(record, "district", None):
        facts.append(district.name)
    if kind == "event":
        facts += [record.get_kind_display(), display.partial_date(record.date)]
        facts += [_("%(n)s 个项目") % {"n": record.project_count}] if record.project_count else []
    if (amount := getattr(record, "investment_yi", None)) is not None:
        facts.append(in_money(str(amount)))
    if kind == "project":
        facts += [company.name for company in record.companies.all()]
    return [fact for fact in facts if fact]


def _reported(record):
    if not record.article_count:
        return []
    said = _("%(n)s 篇报道") % {"n": record.article_count}
    day = record.last_reported_on
    return [_("%(said)s，最近 %(day)s") % {"said": said, "day": display.partial_date(day)} if day else said]


def _compared(mention, record, places):
    """(words, whether they speak for it) of each thing that both sides tell."""
    context = mention.context
    if mention.kind != "event":
        yield from _names(mention, record)
    here, there = places.by_key.get(context.get("district")), getattr(record, "district", None)
    if here and there:
        yield _place(here, there, places)
    if mention.kind == "event":
        yield from _ceremony(context, record)
    amount = getattr(record, "investment_yi", None)
    if context.get("investment_yi") and amount is not None:
        same = amounts.agree(context["investment_yi"], f"{amount.normalize():f}")
        yield _both(_("金额"), in_money(context["investment_yi"]), in_money(str(amount)), same)
    if mention.kind == "project" and context.get("companies"):
        yield from _companies(context["companies"], record)


def _names(mention, record):
    bare = core(mention.kind, mention.name)
    theirs = {core(mention.kind, name) for name in (record.name, *record.aliases)}
    if bare in theirs:
        yield _("名称或别名相同"), True
    elif any(name.endswith(bare) for name in theirs):
        yield _("它的名称以“%(name)s”结尾") % {"name": mention.name}, True
    elif any(bare in name or name in bare for name in theirs):
        yield _("一个名称包含另一个"), True


def _place(here, there, places):
    if here == there:
        return _("同在%(place)s") % {"place": here.name}, True
    if places.compatible(here.key, there.key):
        both = {"here": here.name, "there": there.name}
        return _("%(here)s与%(there)s可以是同一处") % both, True
    return _both(_("区县"), here.name, there.name, False)


def _ceremony(context, event):
    if context.get("date") and event.date:
        same = context["date"].startswith(event.date) or event.date.startswith(context["date"])
        days = (display.partial_date(context["date"]), display.partial_date(event.date))
        yield _both(_("日期"), *days, same)
    if context.get("project_count") and event.project_count:
        count = str(event.project_count)
        same = amounts.counts_agree(context["project_count"], count)
        yield _both(_("项目数"), context["project_count"], count, same)
    if context.get("park") and event.park:
        same = core("park", context["park"]) == core("park", event.park.name)
        yield _both(_("园区"), context["park"], event.park.name, same)


def _companies(cores, project):
    theirs = {
        core("company", name): company.name
        for company in project.companies.all()
        for name in (company.name, *company.aliases)
    }
    shared = sorted({theirs[one] for one in cores if one in theirs})
    if shared:
        yield _("同一企业：%(names)s") % {"names": _("、").join(shared)}, True
    elif theirs:
        yield _both(_("企业"), _("、").join(cores), _("、").join(sorted(set(theirs.values()))), False)


def _both(what, here, there, same):
    told = {"what": what, "here": here, "there": there}
    if not same:
        return _("%(what)s不同：文中 %(here)s，记录 %(there)s") % told, False
    if here == there:
        return _("%(what)s相同：%(here)s") % told, True
    return _("%(what)s相合：文中 %(here)s，记录 %(there)s") % told, True


def _sentences(mentions):
    """{mention id: quotes} of the sentence in which each is named."""
    found = {}
    claims = Claim.objects.filter(mention__in=[mention.pk for mention in mentions]).exclude(spans=[])
    for claim in claims.order_by("field", "pk").only("mention", "field", "spans", "printed"):
        if claim.field == "name" or claim.mention_id not in found:
            found[claim.mention_id] = proof.quotes(claim)
    return found


def _records(keys):
    """{key: record} with what a candidate shows."""
    by_kind = defaultdict(list)
    for key in keys:
        by_kind[key.split("|")[0]].append(key)
    found = {}
    for kind, wanted in by_kind.items():
        rows = MODELS[kind].objects.filter(key__in=wanted)
        if kind != "company":
            rows = rows.select_related("district").defer("district__boundary")
        if kind == "event":
            rows = rows.select_related("park")
        if kind == "project":
            rows = rows.prefetch_related("companies")
        found.update((record.key, record) for record in rows)
    return found
