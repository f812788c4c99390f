"""The desk's first page: what waits for somebody, and what the directory holds."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from ingest.claims import MODELS
from ingest.contradictions import contradicting
from ingest.models import Article, Claim, ErrorReport, Mention
from parks.models import Enquiry
from projects.leads.access import may_see_enquiries


def numbers(request, context):
    """What unfold calls before it shows the first page: adds `waiting` and `holdings`, with their links."""
    articles = dict(Article.objects.order_by().values_list("status").annotate(Count("pk")))
    mentions = dict(Mention.objects.order_by().values_list("state").annotate(Count("pk")))
    context["waiting"] = [
        card(_("待读的文章"), articles.get("pending", 0), "ingest_article", "status__exact=pending"),
        card(_("读失败的文章"), articles.get("failed", 0), "ingest_article", "status__exact=failed"),
        card(
            _("还没审的主张"),
            unreviewed(),
            "ingest_claim",
            "judged=no&origin__exact=reader&withdrawn__exact=0",
        ),
        question(_("有歧义的提及"), mentions, Mention.State.AMBIGUOUS),
        question(_("没有对应的提及"), mentions, Mention.State.UNMATCHED),
        card(_("互相矛盾的判断"), len(contradicting()), "ingest_judgement", "contradicting=yes"),
        card(
            _("没核实的报错"), ErrorReport.objects.waiting().count(), "ingest_errorreport", "state__exact=new"
        ),
        *new_enquiries(request.user),
    ]
    context["holdings"] = [
        card(
            model._meta.verbose_name,
            model.objects.published().count(),
            model._meta.label_lower.replace(".", "_"),
        )
        for model in MODELS.values()
    ] + [card(_("已读的文章"), articles.get("read", 0), "ingest_article", "status__exact=read")]
    return context


def unreviewed():
    return Claim.objects.filter(verdict="", origin="reader", withdrawn=False).count()


def new_enquiries(user):
    """The staff's queue, for those who may see it."""
    if not may_see_enquiries(user):
        return []
    url = f"{reverse('leads:enquiries')}?state=new"
    return [{"label": _("没人接手的咨询"), "n": Enquiry.objects.waiting().count(), "url": url}]


def question(label, counts, state):
    url = f"{reverse('admin:ingest_mention_questions')}?state={state}"
    return {"label": label, "n": counts.get(state, 0), "url": url}


def card(label, n, name, query=""):
    url = reverse(f"admin:{name}_changelist")
    return {"label": label, "n": n, "url": f"{url}?{query}" if query else url}
