"""What people answered when asked which record a mention means.

An answer is a Judgement of kind "mention": the mention is the record ("same"), or it is not ("different"; with no
record named: none at all). It holds for this mention and for the same one in reprints of its article, whatever is
read later; who comes after it by name alone is asked again, with the answer among the candidates. A mention that
somebody answered takes no part in deriving what others mean.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from ingest.matching.forms import Answer
from ingest.matching.memory import digest
from ingest.matching.reasons import ANSWERED, NONE_OF_THESE
from ingest.models import Judgement, Mention


@dataclass
class Said:
    """Of one mention: the key of the record that it means, or those that it does not mean."""

    meant: str = ""
    refused: set = field(default_factory=set)


class Answers:
    """All standing answers, by mention. `articles`: {article id: (sha256, origin id)}."""

    def __init__(self, articles):
        self._origins = {pk: origin or pk for pk, (_, origin) in articles.items()}
        self._said = {}  # mention id → Said
        self._concerned = {}  # mention key → (what was said, ids of the articles that it holds for)
        self._chosen = defaultdict(set)  # block → keys that a mention of this name was said to mean
        standing = _standing()
        asked = list(Mention.objects.filter(key__in=standing).only(*ASKED)) if standing else []
        twins = self._twins(asked)
        for mention in sorted(asked, key=lambda one: one.key):
            said = standing[mention.key]
            alike = twins[self._story(mention)]
            for twin in alike:
                if twin == mention or twin.key not in standing:
                    self._said[twin.pk] = said
            if said.meant:
                self._chosen[mention.block].add(said.meant)
            told = digest(said.meant, *sorted(said.refused))
            self._concerned[mention.key] = told, sorted({twin.article_id for twin in [mention, *alike]})

    def _story(self, mention):
        """Reprints tell what their origin tells: a ceremony of theirs is known by its kind and place in it."""
        what = (mention.context.get("kind"), mention.ordinal) if mention.kind == "event" else mention.block
        return self._origins.get(mention.article_id, mention.article_id), mention.kind, what

    def _twins(self, asked):
        """{story: the mentions that tell it}."""
        families = {self._origins.get(one.article_id, one.article_id) for one in asked}
        articles = [pk for pk, origin in self._origins.items() if origin in families] if families else []
        found = defaultdict(list)
        for mention in Mention.objects.filter(article__in=articles).only(*ASKED):
            found[self._story(mention)].append(mention)
        return found

    def concerned(self):
        """{mention key: (what was said, ids of the articles to be matched anew when it changes)}."""
        return self._concerned

    def __contains__(self, mention_id):
        return mention_id in self._said

    def meant(self, mention_id):
        """The key that somebody gave as the answer, or ""."""
        return self._said[mention_id].meant if mention_id in self._said else ""

    def part(self, rows):
        """(rows still to be matched, [(row, Answer)] of those that somebody said the record of)."""
        given = [(row, Answer(self.meant(row.pk), reason=ANSWERED)) for row in rows if self.meant(row.pk)]
        return [row for row in rows if not self.meant(row.pk)], given

    def weigh(self, pairs):
        """[(row, Answer)] without what people said that it is not; a question knows what others of its name mean."""
        return [(row, self._weighed(row, answer)) for row, answer in pairs]

    def _weighed(self, row, answer):
        refused = self._said[row.pk].refused if row.pk in self._said else set()
        found = [answer.key] if answer.key else list(answer.candidates)
        if not answer.key and row.kind != "event":
            found += sorted(self._chosen.get(f"{row.kind}|{row.core}"[:220], set()) - set(found))
        left = [key for key in found if key not in refused]
        if refused and ("" in refused or not left):
            return Answer(reason=NONE_OF_THESE, nothing=True)
        if left == ([answer.key] if answer.key else answer.candidates):
            return answer
        return Answer(candidates=left, reason=answer.reason)


ASKED = ("pk", "key", "kind", "block", "ordinal", "context", "article_id")


def _standing():
    """{mention key: Said} of the answers that nobody withdrew."""
    found = defaultdict(Said)
    rows = Judgement.objects.filter(kind=Judgement.MENTION, withdrawn_at=None).order_by("at", "pk")
    for mention, record, verdict in rows.values_list("a_key", "b_key", "verdict"):
        if verdict == Judgement.Verdict.SAME:
            found[mention].meant = record
        elif verdict == Judgement.Verdict.DIFFERENT:
            found[mention].refused.add(record)
    return dict(found)
