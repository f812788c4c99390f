"""Word lists of the reader: one entry a line under data/, `#` starts a comment."""

import re
from functools import cache
from pathlib import Path

_FEW = 10  # branches that are tried one by one
DATA = Path(__file__).parent.parent / "data"


@cache
def words(name):
    """The entries of data/<name>.txt in their order, each once."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(dict.fromkeys(entry for entry in kept if entry))


def holds_any(text, signs):
    """Whether one of a few strings stands in the text: for few, faster than an expression that looks for them all."""
    for sign in signs:  # noqa: SIM110 - a loop, since `any` costs more than what it spares
        if sign in text:
            return True
    return False


def choice(*names):
    """A regular expression source that matches any entry of the lists, the longest first."""
    return choice_of(entry for name in names for entry in words(name))


def choice_of(entries):
    """The same for entries at hand.

    Written as a tree, in brackets of its own: common beginnings stand once (重庆(?:市|港)?), and of many first
    characters half and half again are ruled out by one look, so that a text without an entry is soon read.
    """
    tree = _tree(entries)
    return f"(?:{_parts(tree, sorted(tree))})"


def _tree(entries):
    """{first character: {second: … {"": {}}}}; `""` marks the end of an entry."""
    tree = {}
    for entry in filter(None, entries):
        node = tree
        for character in entry:
            node = node.setdefault(character, {})
        node[""] = {}
    return tree


def _parts(tree, characters):
    """The entries that begin with one of the characters, as alternatives; of many, a part behind a look at each."""
    if len(characters) <= _FEW:
        return "|".join(re.escape(character) + _rest(tree[character]) for character in characters)
    size = -(-len(characters) // 4)
    parts = [characters[at : at + size] for at in range(0, len(characters), size)]
    first = f"(?=[{''.join(map(re.escape, characters))}])"
    return first + f"(?:{'|'.join(_guarded(tree, part) for part in parts)})"


def _guarded(tree, characters):
    if len(characters) > _FEW:
        return _parts(tree, characters)
    return f"(?=[{''.join(map(re.escape, characters))}])(?:{_parts(tree, characters)})"


def _rest(node):
    """What follows in the tree: as much of a longer entry as there is, else nothing where one ends here."""
    last = sorted(character for character, rest in node.items() if character and rest.keys() == {""})
    longer = sorted(character for character, rest in node.items() if character and rest.keys() != {""})
    branches = [re.escape(character) + _rest(node[character]) for character in longer]
    if last:
        branches.append(f"[{''.join(map(re.escape, last))}]" if len(last) > 1 else re.escape(last[0]))
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")
