"""Names and kinds: whether the front of a park's name says more than what sort of park it is."""

import re
from functools import cache

from ingest.reading import gazetteer
from ingest.reading.naming.coined import uncovered
from ingest.reading.naming.words import words

_NATURE = re.compile(r"[湖山江河溪岛湾岭坝桥滩峡塘坪沱浩坡寨堡]")
_LONGEST = 12


@cache
def _lexicon():
    return frozenset(words("parks/generic")) | frozenset(words("naming/trade_words"))


def _covered(core):
    """Whether words of kinds, figures and signs cover the whole of it; linear in its length."""
    reached = [True] + [False] * len(core)
    for end in range(1, len(core) + 1):
        if reached[end - 1] and core[end - 1] in "0123456789.的·()“”":
            reached[end] = True
            continue
        reached[end] = any(
            reached[end - size] and core[end - size : end] in _lexicon()
            for size in range(1, min(_LONGEST, end) + 1)
        )
    return reached[len(core)]


def only_kinds(core):
    """Whether a name's front is made of kinds of things only: 先进材料, 集成电路, 农产品加工类."""
    bare = re.sub(r"\((?:重庆|西南|西部)\)", "", core)
    if _covered(bare):
        return True
    return len(bare) > 2 and uncovered(bare) == 0 and not _NATURE.search(bare)


def of_chongqing(core, match):
    """重庆国际生命城, 中国西南(重庆)食品科技城: a name of the whole city's, told by its telling ending."""
    if re.search(r"\((?:重庆|西南)\)", core) or match["region"]:
        return True
    if core.startswith(("西部", "西南")) and len(core) > 5 and not match["ending"].endswith("园"):
        return True
    return core.startswith(("重庆", "中国")) and (
        len(core) > 2 and match["ending"][-1] in "城谷港" or len(core) > 5
    )


@cache
def _regions():
    stems = {
        entry[: -len(kind)]
        for entry in gazetteer.townships()
        for kind in ("街道", "镇", "乡")
        if entry.endswith(kind)
    }
    return frozenset(stem for stem in stems if len(stem) > 1) | frozenset(words("places/regions"))


def region_in(core):
    """Whether the name begins with a town's or a mountain's name: 三圣, 正阳, 武陵."""
    bare = core.removeprefix("重庆市").removeprefix("重庆")
    return any(bare[:size] in _regions() for size in (3, 2)) and len(bare) >= 2
