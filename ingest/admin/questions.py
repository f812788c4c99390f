"""Open questions for curators: what a mention means, answered with one click and taken back with another."""

from collections import defaultdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ingest import answering
from ingest.admin.pages import page, record_url, require
from ingest.claims import MODELS, Unclear, find_record
from ingest.models import Judgement, Mention
from ingest.questions import questions

PER_PAGE = 20
MAY_ANSWER = "ingest.add_judgement"


def listed(request):
    """The questions by kind and state; with `?state=answered` what was answered."""
    require(request, "ingest.view_mention")
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    mentions = answered() if state == "answered" else Mention.objects.open_questions()
    if state in Mention.OPEN:
        mentions = mentions.filter(state=state)
    if kind in MODELS:
        mentions = mentions.filter(kind=kind)
    shown = Paginator(with_story(mentions.order_by("kind", "block", "pk")), PER_PAGE)
    shown = shown.get_page(request.GET.get("page"))
    context = {
        "page_obj": shown,
        "asked": dressed(shown.object_list),
        "state": state,
        "kind": kind,
        "kinds": [("", _("全部")), *((one, Mention.Kind(one).label) for one in MODELS)],
        "open_count": Mention.objects.open_questions().count(),
        "answered_count": answered().count(),
        "may_answer": request.user.has_perm(MAY_ANSWER),
    }
    return page(request, "admin/ingest/questions.html", _("待答的问题"), **context)


@require_POST
def answer(request, pk):
    """`answer` is a record's content key, `none`, `new`, `typed` (with `typed`) or `back`; with `together` it holds
    for all open questions of the same name and candidates."""
    require(request, MAY_ANSWER)
    mention = get_object_or_404(Mention, pk=pk, kind__in=MODELS, key__isnull=False)
    mentions = [mention, *(answering.asking_the_same(mention) if request.POST.get("together") else ())]
    try:
        messages.success(request, _said(request, mentions))
    except Unclear as several:
        many = _("有几条记录都叫这个名称，请填内容键：%(keys)s") % {"keys": several}
        messages.error(request, many)
    except LookupError:
        missing = _("名录里没有“%(name)s”。可以选“另建一条记录”。") % {"name": request.POST.get("typed", "")}
        messages.error(request, missing)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("admin:ingest_mention_questions"))


def _said(request, mentions):
    """Do what was asked for; returns what happened in words."""
    given, user = request.POST.get("answer", ""), request.user
    name = mentions[0].name
    if given == "back":
        answering.take_back(mentions)
        return _("已撤回对“%(name)s”的回答。") % {"name": name}
    if given == "none":
        answering.none_of_these(mentions, user)
        return _("已记下：“%(name)s”都不是。可在“已答的”里撤回。") % {"name": name}
    if given == "new":
        answering.new_record(mentions, user)
        return _("已为“%(name)s”另建一条记录。可在“已答的”里撤回。") % {"name": name}
    record = _meant(mentions[0].kind, given, request.POST.get("typed", ""))
    answering.means(mentions, record.key, user)
    told = {"name": name, "record": record.name}
    return _("“%(name)s”就是%(record)s。可在“已答的”里撤回。") % told


def _meant(kind, given, typed):
    """The record of a key that was clicked or a name that was typed; LookupError where there is none."""
    if given != "typed":
        record = MODELS[kind].objects.filter(key=given).first()
        if record is None:
            raise Http404
        return record
    record = find_record(kind, typed.strip()) if typed.strip() else None
    if record is None:
        raise LookupError(typed)
    return record


def answered():
    """The mentions about which an answer stands."""
    standing = Judgement.objects.filter(kind=Judgement.MENTION, withdrawn_at=None)
    return Mention.objects.filter(key__in=standing.values("a_key"))


def with_story(mentions):
    texts = ("article__raw", "article__body", "article__meta")
    return mentions.select_related("article__source", *MODELS).defer(*texts)


def dressed(mentions):
    """Questions with how many ask the same and what was answered."""
    asked = questions(mentions)
    answers = defaultdict(list)
    keys = [one.mention.key for one in asked if one.mention.key]
    standing = Judgement.objects.filter(kind=Judgement.MENTION, withdrawn_at=None, a_key__in=keys)
    for judgement in standing.select_related("by"):
        answers[judgement.a_key].append(judgement)
    for one in asked:
        for candidate in one.candidates:
            candidate.url = record_url(candidate.record) if candidate.record else ""
        one.answers = answers.get(one.mention.key, [])
        if one.mention.state in Mention.OPEN and one.mention.key:
            one.alike = answering.asking_the_same(one.mention).count()
    return asked
