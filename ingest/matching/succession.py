"""Where a record went whose article was read anew: the mentions that meant it are gone, others stand there now."""

from collections import defaultdict

from ingest.claims import MODELS
from ingest.matching.projects import OWNED
from ingest.models import Article, Mention


def follow_rereading(outcome):
    """Count, for each record that a re-read article once meant, the record that it means by that name now.

    A ceremony has no name: it is followed by the article's only one of its kind.
    """
    behind = defaultdict(set)
    for pk, pairs in Article.objects.unsettled().exclude(left_behind=[]).values_list("pk", "left_behind"):
        for kind, record_id in pairs:
            behind[kind].add((pk, record_id))
    for kind, pairs in behind.items():
        named = _named_now(kind, {article for article, _ in pairs})
        keys = dict(MODELS[kind].objects.filter(pk__in={pk for _, pk in pairs}).values_list("pk", "key"))
        for article, record_id in pairs:
            found = named[article, _name_in(keys.get(record_id, ""))] - {keys.get(record_id)}
            if len(found) == 1:
                outcome.moves[record_id][found.pop()] += 1


def _named_now(kind, articles):
    """{(article id, core name or kind of ceremony): keys of the records that are meant}."""
    found = defaultdict(set)
    mentions = Mention.objects.filter(kind=kind, article__in=articles).exclude(**{kind: None})
    for article, block, context, key in mentions.values_list(
        "article_id", "block", "context", f"{kind}__key"
    ):
        name = context.get("kind", "") if kind == "event" else block.partition("|")[2]
        found[article, name].add(key)
    return found


def _name_in(key):
    return f"{key}||".split("|")[1].partition(OWNED)[0]
