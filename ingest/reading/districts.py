"""Which districts the main text is about.

- `main`: the district named most, the headline and the beginning counting more.
- `a ceremony's`, `a project's`: where something is reported to have been signed, begun, opened or is being built.
- `a park's`: of a park that the text tells more of than its name, or of one of several parks that it lists.
- Left alone: a district that only a park named in passing stands in.
"""

import re

from .facts import Fact

_HOLDS = re.compile(r"(?:落户|选址|入驻|进驻|落地|布局)(?:于|在|到)?$")
LIST = 4  # districts of parks that make an article a list


def find_districts(article, parks, events, projects):
    """Facts of the districts in order of appearance. `parks` are Parks, `events` and `projects` Facts."""
    names = [article.places.main, *_of(events), *_of(projects), *_of_parks(article, parks)]
    facts = []
    for name in dict.fromkeys(filter(None, names)):
        m = article.places.first(name)
        if m is not None:
            facts.append((m.start, Fact(name, article.evidence(m.start, m.end), f"district · {m.rule}")))
    return [fact for _start, fact in sorted(facts, key=lambda pair: pair[0])]


def _of(facts):
    return [fact.fields["district"].value for fact in facts if "district" in fact.fields]


def _of_parks(article, parks):
    located = [park for park in parks if "district" in park.fact.fields]
    districts = {park.fact.fields["district"].value for park in located}
    if len(districts) >= LIST or not article.places.main:
        return list(districts)
    return [park.fact.fields["district"].value for park in located if _told_of(article.text, park)]


def _told_of(text, park):
    """More than its name: another mention, a figure, or something that has settled there."""
    if len(park.mentions) > 1 or len(park.fact.fields) > 1:
        return True
    return any(_HOLDS.search(text[max(0, n.start - 4) : n.start]) for n in park.names)
