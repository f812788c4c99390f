"""A page's HTML as plain text, every character with its place in the file.

Tags are found by one scan from left to right, so that broken markup of any size costs linear time. Which of the lines
are the article is then asked of trafilatura and of our own rules for plain text.
"""

import re
from array import array
from dataclasses import dataclass
from html import unescape

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_NAME = re.compile(r"</?([a-z][a-z0-9]{0,15})")
_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "select",
    "textarea",
    "iframe",
    "object",
    "button",
}
_BESIDE = {"nav", "footer"}  # left out if they are closed again
_BLOCKS = {
    *(
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "tbody",
        "section",
        "article",
        "header",
        "footer",
        "aside",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "main",
        "nav",
        "dt",
        "dd",
        "dl",
        "blockquote",
        "figure",
        "figcaption",
    ),
    *("form", "hr", "pre", "center", "body", "html", "head", "fieldset", "caption"),
}
_CELLS = {"td", "th"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});?")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Markup:
    """`text` of the page, `origins` and `ends` of its characters in the raw file, and what <title> says."""

    text: str
    origins: array
    ends: array
    title: str = ""


def strip_tags(raw):
    """The visible text of a page, blocks on lines of their own. Takes any `str`, however broken."""
    out = _Out(raw)
    lower = raw.translate(_LOWER)
    position, size = 0, len(raw)
    while position < size:
        tag = raw.find("<", position)
        if tag < 0:
            out.text(position, size)
            break
        out.text(position, tag)
        position = _tag(out, raw, lower, tag)
    return Markup("".join(out.pieces), out.origins, out.ends, out.title)


def _tag(out, raw, lower, start):
    """Deal with what begins at the `<`; returns where the text goes on."""
    if lower.startswith("<!--", start):
        return _behind(raw, "-->", start + 4, out)
    name = _NAME.match(lower, start)
    if not name and raw[start + 1 : start + 2] not in ("!", "?", "/"):
        out.text(start, start + 1)
        return start + 1
    end = _behind(raw, ">", start, out)
    if not name:
        return end
    name = name[1]
    if raw[start + 1] != "/":
        if name in _SILENT:
            return _behind(lower, f"</{name}", end, out)
        if name in _BESIDE and (close := lower.find(f"</{name}", end)) >= 0:
            return close
        if name == "title" and not out.title and (close := lower.find("</title", end)) >= 0:
            out.title = _SPACE.sub(" ", unescape(raw[end:close])).strip()
            return close
    if name in _BLOCKS:
        out.break_line(start, end)
    elif name in _CELLS:
        out.gap(start, end)
    return end


def _behind(text, mark, start, out):
    """Behind the next `mark`; the end of the file if there is none (looked for once)."""
    if mark in out.absent:
        return len(text)
    at = text.find(mark, start)
    if at < 0:
        out.absent.add(mark)
        return len(text)
    return at + (len(mark) if mark[0] != "<" else 0)


class _Out:
    """The text so far, with its places."""

    def __init__(self, raw):
        self.raw = raw
        self.pieces = []
        self.origins = array("i")
        self.ends = array("i")
        self.title = ""
        self.absent = set()
        self.last = "\n"

    def text(self, start, end):
        """Text between tags: entities resolved, runs of white space as one space."""
        position = start
        for entity in _ENTITY.finditer(self.raw, start, end):
            self._plain(position, entity.start())
            char = unescape(entity[0])
            self._put(char if len(char) == 1 else " ", entity.start(), entity.end())
            position = entity.end()
        self._plain(position, end)

    def _plain(self, start, end):
        position = start
        for space in _SPACE.finditer(self.raw, start, end):
            self._run(position, space.start())
            if space[0].strip("\n\r\t ") and len(space[0]) > 1:
                self._run(space.start(), space.end(), space[0].replace("\n", " ").replace("\r", " "))
            elif self.last not in " \n":
                self._put(" ", space.start(), space.end())
            position = space.end()
        self._run(position, end)

    def _run(self, start, end, text=None):
        if end > start:
            piece = text or self.raw[start:end]
            self.pieces.append(piece)
            self.origins.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
            self.last = piece[-1]

    def _put(self, char, start, end):
        self.pieces.append(char)
        self.origins.append(start)
        self.ends.append(end)
        self.last = char

    def break_line(self, start, end):
        if self.last != "\n":
            self._put("\n", start, max(end, start + 1))

    def gap(self, start, end):
        if self.last not in " \n":
            self._put(" ", start, max(end, start + 1))
            self._put(" ", start, max(end, start + 1))


def main_text(raw):
    """What trafilatura takes for the article; "" if it finds none."""
    import trafilatura  # costs half a second to import: only pages pay for it

    try:
        return trafilatura.extract(raw, include_comments=False, include_tables=True, favor_recall=True) or ""
    except Exception:  # whatever a page does to the parser, our own rules still read it
        return ""


def page_date(raw):
    """The date in a page's own metadata (htmldate), ISO or ""."""
    from htmldate import find_date

    try:
        return find_date(raw, extensive_search=False, original_date=True) or ""
    except Exception:
        return ""
