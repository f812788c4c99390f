"""The words under which mentions find those whose meaning they can change (ingest.matching.reach).

`=core` bears a name, `~core` gives it as an alias, `!core@place` bears it in a district, `<ending@place` is a longer
name there that ends so, `$core` belongs to a company; a ceremony's words are the traits of its report.
"""

from ingest.matching.parks import tails

LONGEST = 200
INITIAL = {"park": "p", "company": "c", "project": "j", "event": "e"}


def words_of(row, report=None):
    """All words of a mention. `report`: what a ceremony's mention tells, without park and project."""
    found = {f"={row.core}"}
    if row.kind in ("park", "company"):
        found |= {f"~{alias}" for alias in row.context.get("aliases", []) if alias}
    if row.kind == "park" and row.place:
        found.add(f"!{row.core}@{row.place}")
        found |= {f"<{end}@{row.place}" for end in tails(row.core)}
    if row.kind == "project":
        found |= {f"${company}" for company in row.context.get("companies", [])}
    if row.kind == "event":
        found = event_words(report)
    return {f"{INITIAL[row.kind]}{word}"[:LONGEST] for word in found}


def event_words(report, near=lambda place: (place,)):
    """The traits of a report as words, without its stem; one without a place is found by all that it says."""
    found = {"|".join(trait) for trait in report.traits(near) if trait[0] != "stem"}
    if not report.place:
        found.add("|".join(("bare", report.kind, report.date, report.count, report.amount)))
    return found


def partners(word, near):
    """The words of mentions that a mention with this word can concern; `near(place)` as in Places."""
    initial, sign, rest = word[0], word[1], word[2:]
    if initial == "e":
        kind, _, place = word[1:].rpartition("|")
        if kind.startswith("place|"):
            return {f"e{kind}|{one}" for one in near(place)}
        return {word}
    if sign == "=":
        return {word, f"{initial}~{rest}"} if initial in "pc" else {word}
    if sign == "~":
        return {f"{initial}={rest}"}
    name, _, place = rest.rpartition("@")
    other = {"!": "<", "<": "!"}.get(sign)
    return {f"{initial}{other}{name}@{one}" for one in near(place)} if other else {word}


def anchor_words(kind, anchor):
    """Words of the mentions that an established park, company or project can concern."""
    names = set(anchor.cores)
    if kind == "park":
        names |= {end for core in anchor.cores for end in tails(core)}
    if kind == "project":
        names |= {core.partition("@")[0] for core in anchor.cores}
    return sorted(f"{INITIAL[kind]}={name}"[:LONGEST] for name in names)


def standing_words(one, near):
    """Words of the reports that an established ceremony can concern."""
    return sorted({f"e{word}"[:LONGEST] for face in one.faces for word in event_words(face, near)})
