"""Firms and projects of a few sentences, for tests that say what a rule reads and what it leaves alone."""

from ingest.reading.article import article_of
from ingest.reading.characters import clean
from ingest.reading.companies import find_companies
from ingest.reading.document import Document
from ingest.reading.events import find_happenings, settle
from ingest.reading.parks import find_parks
from ingest.reading.projects import find_projects
from ingest.reading.sentences import sentences


def _document(paragraphs):
    plain = clean("\n".join(paragraphs))
    doc = Document(plain.text, plain.text, plain.origins, plain.ends)
    position = 0
    for line in plain.text.split("\n"):
        if line.strip():
            doc.body.append((position, position + len(line)))
        position += len(line) + 1
    doc.sentences = list(sentences(plain.text, doc.body))
    return doc


def firms_of(*paragraphs, rejected=None):
    """The Facts of the firms named in the paragraphs."""
    doc = _document(paragraphs)
    return find_companies(doc, article_of(doc).places, rejected)


def projects_of(*paragraphs):
    """{name: {field: value}} of the projects named in the paragraphs; `companies` are names."""
    doc = _document(paragraphs)
    article = article_of(doc)
    firms = find_companies(doc, article.places)
    found = find_projects(doc, article.places, find_parks(article)[0], firms, None, article.amounts)
    return {fact.name: {key: _plain(value) for key, value in fact.fields.items()} for fact in found}


def facts_of_projects(*paragraphs):
    """The Facts themselves, for what the plain values do not show."""
    doc = _document(paragraphs)
    article = article_of(doc)
    firms = find_companies(doc, article.places)
    return find_projects(doc, article.places, find_parks(article)[0], firms, None, article.amounts), doc


def refused_of(*paragraphs):
    """The Rejections of what looked like a project and was none."""
    doc = _document(paragraphs)
    article, rejected = article_of(doc), []
    find_projects(doc, article.places, find_parks(article)[0], find_companies(doc, article.places), rejected)
    return rejected


def ceremonies_of(*paragraphs):
    """[(kind, count, total, date)] of the ceremonies in the paragraphs, which are taken for the main text as they are."""
    doc = _document(paragraphs)
    article = article_of(doc)
    parks = find_parks(article)[0]
    happenings = find_happenings(article, parks)
    firms = find_companies(doc, article.places)
    projects = find_projects(doc, article.places, parks, firms, None, article.amounts)
    found = [
        {k: _plain(v) for k, v in f.fields.items()} for f in settle(article, happenings, parks, projects)
    ]
    return [(f["kind"], f.get("project_count"), f.get("investment_yi"), f.get("date")) for f in found]


def _plain(value):
    if isinstance(value, list):
        return [v.value for v in value]
    return value.value if isinstance(value.value, str) else float(value.value)


def reads_firms(text, *names):
    found = [fact.name for fact in firms_of(text)]
    missing = [name for name in names if name not in found]
    assert not missing, f"{missing} not among {found}"


def leaves_firms_alone(text, *words):
    found = [fact.name for fact in firms_of(text)]
    taken = [name for name in found if any(word in name for word in words)] if words else found
    assert not taken, f"took {taken} for firms"


def reads_project(text, name, **fields):
    found = projects_of(text)
    assert name in found, f"{name} not among {list(found)}"
    for key, value in fields.items():
        assert found[name].get(key) == value, f"{key} of {name} is {found[name].get(key)}"


def leaves_projects_alone(text):
    assert projects_of(text) == {}
