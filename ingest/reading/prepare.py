"""From a decoded file to a Document: clean text, main text, headline, dates, sentences."""

import re
from array import array
from collections import Counter

from .blocks import lines_of
from .body import Page, sort_page
from .characters import clean
from .dateline import dates_of, find_dateline, is_bare_date, stamp_of
from .dates import as_date
from .document import Document
from .markup import main_text, page_date, strip_tags
from .outlets import outlet_of
from .sentences import sentences
from .title import title_of

_POSTED = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?(?: \d\d?:\d\d)? ?·? ?来自")
_LIST_DISTANCE = 60  # days between a dateline and the dates of the lists around it


def prepare(raw, *, html=False):
    """The Document of a decoded text. Never fails on any `str`; a text without prose has an empty body."""
    markup = strip_tags(raw) if html else None
    plain = clean(markup.text if html else raw)
    document = Document(raw, plain.text, plain.origins, plain.ends)
    lines = lines_of(plain.text)
    page = sort_page(lines)
    if html:
        document.origins = array("i", map(markup.origins.__getitem__, plain.origins))
        document.ends = array("i", (markup.ends[end - 1] for end in plain.ends))
        page = _by_both(page, lines, clean(main_text(raw)).text)
    document.body = [(line.start, line.end) for line in page.kept]
    document.sentences = list(sentences(plain.text, document.body))
    document.title = title_of(page.head, clean(markup.title).text if html else "")
    dateline = _dateline(page)
    document.outlet = outlet_of([line.text for line in page.head + page.rest[:12]], dateline)
    _date(document, page, dateline)
    if html and not document.stamp and (stamp := page_date(raw)):
        document.stamp = stamp
        if document.published_basis != "dateline":
            document.published_on, document.published_basis = stamp, "stamp"
    return document


def _by_both(page, lines, extracted):
    """The page sorted by our rules from the lines that trafilatura too takes for the article, unless that leaves little."""
    known = "".join(filter(str.isalnum, extracted))
    if not known:
        return page
    first = next((i for i, line in enumerate(lines) if line.prose and line.key in known), len(lines))
    agreed = sort_page([line for i, line in enumerate(lines) if i < first or line.key in known])
    size, agreed_size = (sum(len(line.text) for line in found.kept) for found in (page, agreed))
    if agreed_size < 0.6 * size:
        return page
    kept = {line.start for line in agreed.kept} | {line.start for line in agreed.head}
    return Page(agreed.head, agreed.kept, [line for line in lines if line.start not in kept])


def _dateline(page):
    for line in page.kept[:2]:
        if found := find_dateline(line.text):
            return found
    return None


def _date(document, page, dateline):
    """Fill stamp, dateline, published_on and its basis.

    The original publication wins when the text gives it in full (a dateline with its year); else the page's own stamp;
    else a dateline whose year the dates of the page's lists show.
    """
    document.stamp = _stamp(page)
    if dateline and dateline.month:
        document.dateline = dateline.iso(_year_of(dateline, document.stamp, document.text))
    if dateline and dateline.year and document.dateline:
        document.published_on, document.published_basis = document.dateline, "dateline"
    elif document.stamp:
        document.published_on, document.published_basis = document.stamp, "stamp"
    elif document.dateline:
        document.published_on, document.published_basis = document.dateline, "dateline"


def _stamp(page):
    """The page's own stamp: the surest one above the article, else a labelled one below it. Dates of lists never count."""
    found = [stamp for line in page.head if (stamp := stamp_of(line.text))]
    if found:
        best = max(weight for _, weight in found)
        if best > 0:
            return next(iso for iso, weight in found if weight == best)
    below = []
    for i, line in enumerate(page.rest):
        if "list" in line.whole:
            break
        stamp = stamp_of(line.text)
        signed = i < 4 and (is_bare_date(line.text) or _POSTED.match(line.text) is not None)
        if stamp and (stamp[1] != 2 or signed):
            below.append(stamp)
    below += found
    return max(below, key=lambda stamp: stamp[1])[0] if below else ""


def _year_of(dateline, stamp, text):
    """Year for a dateline without one: that of the stamp, or the one in which the page's other dates lie around it."""
    if stamp:
        year = int(stamp[:4])
        later = dateline.iso(year) > stamp and dateline.iso(year)[:7] > stamp[:7]
        return year - 1 if later else year
    years = Counter()
    for iso in dates_of(text):
        other = as_date(iso)
        for year in (other.year - 1, other.year):
            own = as_date(dateline.iso(year))
            if own and 0 <= (other - own).days <= _LIST_DISTANCE:
                years[year] += 1
    return years.most_common(1)[0][0] if years else None
