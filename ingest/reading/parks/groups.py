"""Which printed names mean the same park: the reference table's names, names in brackets, and short forms."""

import re
from dataclasses import dataclass, field

_PLACE_FREE = re.compile(r"^(?:重庆市?)")
_IN_FULL = (("高新技术产业开发区", "高新区"), ("经济技术开发区", "经开区"), ("综合保税区", "综保区"))
_IN_A_ZONE = re.compile(r".{2,12}?(?:高新区|经开区|工业园区|开发区)(.{2,16}(?<!组团)(?<!片区)(?<!园区))")
_ORDINAL = re.compile(r"[一二三四五六七八九十\d]{1,9}(?=[期号区])")


@dataclass(slots=True)
class Group:
    """One park: its Names in order of appearance, and what brackets call it."""

    names: list = field(default_factory=list)
    known: str = ""
    aliases: list = field(default_factory=list)

    def best(self):
        """The fullest printed name that no brackets introduced; the first of equals."""
        texts = [n.text for n in self.names if n.text not in self.aliases] or [n.text for n in self.names]
        best = max(texts, key=lambda t: (len(t), -texts.index(t)))
        inner = None if self.known else _IN_A_ZONE.fullmatch(best)
        # 合川高新区信息安全产业城, which the text also calls 信息安全产业城: the zone in front only says where it is.
        return inner[1] if inner and inner[1] in texts else best


def group(names):
    """Names → Groups, in order of first appearance. A short form joins the one group that it can be short for."""
    groups = []
    for name in sorted(names, key=lambda n: -len(n.text)):
        home = next((g for g in groups if _same(g, name)), None)
        if home is None:
            home = Group()
            groups.append(home)
        home.names.append(name)
        home.known = home.known or name.known
        if name.alias:
            home.aliases.append(name.alias)
    groups = _join_aliases(groups)
    for g in groups:
        g.names.sort(key=lambda n: n.start)
    return sorted(groups, key=lambda g: g.names[0].start)


def _join_aliases(groups):
    """白涛工业园区(白涛新材料科技城): the group named in brackets is the one before the brackets."""
    out = []
    for g in groups:
        owner = next((o for o in groups if o is not g and any(n.text in o.aliases for n in g.names)), None)
        if owner is not None:
            owner.names += g.names
            owner.aliases += [n.text for n in g.names]
        else:
            out.append(g)
    return out


def _same(g, name):
    if g.known and name.known:
        return g.known == name.known and (name.text in g.aliases or not _differ(g, name))
    return any(is_short_for(name.text, n.text) for n in g.names)


def _differ(g, name):
    """The table lists parts of a park among its names (合川…, 龙岩组团): such a part is printed on its own."""
    return name.text.endswith(("组团", "片区")) and not any(
        n.text.endswith(("组团", "片区")) for n in g.names
    )


def _plain(name):
    for full, usual in _IN_FULL:
        name = name.replace(full, usual)
    return _PLACE_FREE.sub("", name)


def is_short_for(short, long):
    """国际生物城 of 重庆国际生物城, 港城园区 of 港城工业园区: same ending, its characters in order, no other ordinal.

    What the two kinds of zones are called in full counts as their short form: 某某高新技术产业开发区 is 某某高新区.
    """
    short, long = _plain(short), _plain(long)
    if short == long:
        return True
    if (
        len(short) < 3
        or len(short) >= len(long)
        or set(_ORDINAL.findall(short)) - set(_ORDINAL.findall(long))
    ):
        return False
    if long.endswith(short):
        return True
    if short[-2:] != long[-2:] or short[:2] != long[:2] or long.startswith(short):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
