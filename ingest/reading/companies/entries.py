"""From mentions to firms: which mentions mean the same firm, under which name it is listed."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.reading.naming.coined import is_coined
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.words import choice

FORM = re.compile("(?:" + choice("companies/legal_forms") + "|公司|集团|股份|控股){1,6}$")
_PLAIN_REST = frozenset(["产业", "科技", "实业", "投资", "发展", "生物", "集团", "控股", "工业", "制药"])
_BRANCH = re.compile(r"(?:重庆|西南|中国|川渝|成渝)$")
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(slots=True)
class Entry:
    """One firm of the article: its mentions in order of appearance."""

    mentions: list = field(default_factory=list)
    aliases: list = field(default_factory=list)

    @property
    def name(self):
        return self.first.name

    @property
    def first(self):
        """Where the firm is named first in its own right: a name at the head of a project's name stands back."""
        return min(self.mentions, key=lambda m: (_heads(m), m.start))

    @property
    def weak(self):
        """Whether no rule vouches for any of its mentions."""
        return all(m.weak for m in self.mentions)

    @property
    def names(self):
        return {m.name for m in self.mentions} | set(self.aliases)


@lru_cache(maxsize=4096)  # every name is compared with many others
def core(name):
    """宏骏 of 重庆宏骏有限公司: without region, bracket and legal form; the whole name where nothing would remain."""
    bare = _BRACKET.sub("", name)
    stripped = FORM.sub("", bare)
    while (region := REGION.match(stripped)) and len(stripped) - region.end() >= 2:
        stripped = re.sub(r"^[市省](?=..)", "", stripped[region.end() :])
    branch = _BRANCH.search(stripped)
    if branch and branch.start() >= 3:
        stripped = stripped[: branch.start()]  # 博鲸科技 of 博鲸科技重庆公司
    return stripped if len(stripped) >= 2 else bare


def group(mentions):
    """Entries from mentions without overlaps; full legal names first, so that short forms find them."""
    entries, by_name, by_start = [], {}, {}
    for mention in sorted(mentions, key=_surest_first):
        entry = by_name.get(mention.alias_of or mention.name)
        if entry is None and not mention.alias_of:
            # Names of one firm share the first two characters of their core.
            near = entries if _heads(mention) else by_start.get(core(mention.name)[:2], ())
            entry = next((e for e in near if _same(mention, e)), None)
        if entry is None:
            entry = Entry()
            entries.append(entry)
        entry.mentions.append(mention)
        if mention.alias_of and mention.name not in entry.aliases:
            entry.aliases.append(mention.name)
        if by_name.setdefault(mention.name, entry) is entry:
            siblings = by_start.setdefault(core(mention.name)[:2], [])
            if not any(e is entry for e in siblings):
                siblings.append(entry)
    entries = _joined_by_first_word(_joined_by_alias(entries))
    for entry in entries:
        entry.mentions.sort(key=lambda m: m.start)
    return sorted(entries, key=lambda e: e.mentions[0].start)


def _joined_by_alias(entries):
    """NovaPeak(诺峰半导体) and 诺峰半导体(重庆)有限公司: the firm that a short form in brackets names is one with its owner."""
    kept = []
    for entry in entries:
        owner = next(
            (
                other
                for other in entries
                if other is not entry
                and other.aliases
                and any(_alike(alias, name) for alias in other.aliases for name in entry.names)
            ),
            None,
        )
        if owner is None or owner not in kept and entry.aliases:
            kept.append(entry)
        else:
            owner.mentions += entry.mentions
    return kept


def _joined_by_first_word(entries):
    """延锋 beside 延锋汽车饰件, 重汽 beside 中国重汽集团: a bare word of its own is the only firm that begins with it."""
    kept = []
    for entry in entries:
        owner = _owner_of_bare(entry, entries)
        if owner is None:
            kept.append(entry)
        else:
            owner.mentions += entry.mentions
    return kept


def _owner_of_bare(entry, entries):
    word = entry.name
    if len(word) > 3 or not is_coined(word) or entry.aliases or any(m.name != word for m in entry.mentions):
        return None
    owners = [
        other
        for other in entries
        if other is not entry and any(_begins_with(name, word) for name in other.names)
    ]
    return owners[0] if len(owners) == 1 else None


def _begins_with(name, word):
    bare = core(name).removeprefix("中国")
    return len(bare) > len(word) and bare.startswith(word)


def _surest_first(mention):
    return (0 if mention.rule == "legal-form" else 2 if _heads(mention) else 1, mention.start)


def _heads(mention):
    return mention.heading or mention.rule == "heads-project"


def _same(mention, entry):
    if _heads(mention) and _own_word(mention.name) == _own_word(entry.name) != "":
        return True
    if mention.rule == "heads-project" and len(mention.name) <= 3 and _within_front(mention, entry):
        return True  # 海旭 of 日照海旭食品, whose place no list of regions has
    return any(_alike(mention.name, other) or _alike(other, mention.name) for other in entry.names)


def _within_front(mention, entry):
    """Whether the coined word that heads a project stands near the front of one of the firm's names."""
    return is_coined(mention.name) and any(
        mention.name in other.name[:5] for other in entry.mentions if not other.weak
    )


def _own_word(name):
    """The first two characters of the firm's own word (中铄 of 中铄镁合金 and of 中铄铝镁集团), "" where they are a word."""
    pair = core(name)[:2]
    return pair if is_coined(pair) else ""


def _alike(short, full):
    if _local_branch(short) != _local_branch(full):
        return False
    if len(short) > len(full):
        return False
    if short[:1].isascii() and full.startswith(short + " "):
        return True  # CoolBridge of CoolBridge Pte. Ltd.
    a, b = core(short), core(full)
    if a == b:
        return True
    if len(a) >= 4 and REGION.fullmatch(a[2:]):
        a = a[:2]  # 森匠长寿公司 of 广东森匠人造板股份有限公司: the firm here, named by its place
    if len(a) >= 3 and b.startswith(a) and b[len(a) :] in _PLAIN_REST:
        return True
    legal = full.endswith("有限公司") or full.endswith("责任公司")
    return legal and len(a) >= 2 and b.startswith(a) and not short.endswith("集团")


def _local_branch(name):
    """重庆华峰 is another firm than 华峰集团: a bare word after 重庆 names the group's branch here."""
    return name.startswith("重庆") and len(name) <= 5 and FORM.search(name) is None
