"""All expressions that the reader is made of, and texts that are hard on each of them."""

import inspect
import pkgutil
import re
import time
from functools import _lru_cache_wrapper
from importlib import import_module
from re import _constants, _parser

from ingest import reading
from ingest.reading.naming.beginnings import Sought

SHORT, LONG = 500, 4_000
COMMON = (
    "一",
    "1",
    "1.",
    "的",
    "、",
    "(",
    "“",
    " ",
    "\n",
    "a",
    "A b",
    "项目",
    "年1月",
    "公司",
    "亿元",
    "重庆",
    "，x",
)
FLOOR = 0.002  # seconds below which a growth says nothing


def all_of_the_reader():
    """{where it stands: expression} of every module below ingest.reading, those made on first use too."""
    found = {}
    for info in pkgutil.walk_packages(reading.__path__, "ingest.reading."):
        for name, value in vars(import_module(info.name)).items():
            for number, expression in enumerate(_inside(value)):
                where = f"{info.name.removeprefix('ingest.reading.')}.{name} {number or ''}".strip()
                found.setdefault(expression.pattern, (where, expression))
    return dict(found.values())


def _inside(value, depth=0):
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Sought):
        yield value.expression
    elif isinstance(value, _lru_cache_wrapper):
        if not inspect.signature(value).parameters:
            yield from _inside(value(), depth + 1)
    elif isinstance(value, (tuple, list)) and depth < 5:
        for one in value:
            yield from _inside(one, depth + 1)
    elif isinstance(value, dict) and depth < 3 and len(value) < 200:
        for one in value.values():
            yield from _inside(one, depth + 1)


def hard_on(expression, most=8):
    """Short pieces which, said over and over, keep the expression busy: its own words, and its own first characters."""
    words = list(dict.fromkeys(_words(_parser.parse(expression.pattern))))
    step = max(1, len(words) // most)
    own = words[::step][:most]
    return list(dict.fromkeys([*own, "".join(own[:4]), *COMMON]))


def _words(items):
    """Runs of literal characters in a parsed expression; of a class its first character."""
    run = ""
    for code, value in items:
        if code is _constants.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        for part in _parts(code, value):
            yield from _words(part)
        if code is _constants.IN:
            yield next((chr(v) for c, v in value if c is _constants.LITERAL), "1")
    if run:
        yield run


def _parts(code, value):
    if code is _constants.SUBPATTERN:
        return [value[-1]]
    if code is _constants.BRANCH:
        return value[1]
    if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return [value[2]]
    if code in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [value[1]]
    return []


def seconds(expression, piece, size):
    """Processor time to find all matches in a text of `size` characters made of the piece, with an end that fits none."""
    text = (piece * (size // len(piece) + 1))[:size] + "\x00"
    started = time.process_time()
    for _ in expression.finditer(text):
        pass
    return time.process_time() - started


def grows_too_fast(expression, piece):
    """Whether eight times the text takes much more than eight times as long (a quadratic one takes 64 times)."""
    return seconds(expression, piece, LONG) > FLOOR and all(
        seconds(expression, piece, LONG) > 24 * max(seconds(expression, piece, SHORT), FLOOR / 8)
        for _ in range(3)
    )
