"""Answers to questions: which record a mention means, said by a person in one step and taken back in one.

An answer is a standing Judgement about the mention, known by the mention's content: so it outlives every re-read
(DESIGN §2.4). Settling follows in the same transaction.
"""

from django.utils import timezone

from ingest.claims import MODELS
from ingest.matching.forms import made_key
from ingest.matching.names import core
from ingest.matching.projects import OWNED
from ingest.models import Judgement, Mention
from ingest.settling import settle, turns

SAME, DIFFERENT = Judgement.Verdict.SAME, Judgement.Verdict.DIFFERENT


class Unanswerable(ValueError):
    """What was asked is not there any more, or is nothing that a record answers."""


def means(mentions, key, user):
    """All these mentions mean the record with this content key."""
    _answer(mentions, SAME, lambda mention: [key], user)


def none_of_these(mentions, user):
    """They mean none of their candidates, or not the record that they are taken for: where there is neither,
    nothing that is to be recorded."""
    _answer(mentions, DIFFERENT, _offered, user)


def new_record(mentions, user):
    """They mean one record of their own, told apart from all others of their name. Returns its key."""
    key = key_of_its_own(mentions[0])
    means(mentions, key, user)
    return key


def take_back(mentions):
    """Withdraw what was answered; the questions stand as before."""
    with turns.alone():
        standing_answers(mentions).update(withdrawn_at=timezone.now())
        settle()


def standing_answers(mentions):
    keys = [mention.key for mention in mentions if mention.key]
    return Judgement.objects.filter(kind=Judgement.MENTION, a_key__in=keys, withdrawn_at=None)


def key_of_its_own(mention):
    """`park|生物城@3f2a9c1e|500113`: the same for the same words of the same article."""
    place = mention.context.get("district", "") if mention.kind != "company" else ""
    return made_key(mention.kind, f"{core(mention.kind, mention.name)}{OWNED}{mention.key[:8]}", place)


def _offered(mention):
    if mention.record:
        return [mention.record.key]
    return mention.candidates or [""]


def asking_the_same(mention):
    """The other open questions about the same name with the same candidates; each ceremony is asked by itself."""
    if mention.kind == "event" or mention.state not in Mention.OPEN:
        return Mention.objects.none()
    alike = Mention.objects.open_questions().filter(kind=mention.kind, block=mention.block)
    return alike.filter(candidates=mention.candidates).exclude(pk=mention.pk).exclude(key=None)


def _answer(mentions, verdict, keys_for, user):
    if not all(mention.key and mention.kind in MODELS for mention in mentions):
        raise Unanswerable
    with turns.alone():
        standing_answers(mentions).update(withdrawn_at=timezone.now())
        Judgement.objects.bulk_create(
            Judgement(kind=Judgement.MENTION, a_key=mention.key, b_key=key, verdict=verdict, by=user)
            for mention in mentions
            for key in keys_for(mention)
        )
        settle()
