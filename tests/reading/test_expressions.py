"""No text makes the reader slow: each of its expressions takes time in proportion to the text."""

import re

from .expressions import all_of_the_reader, grows_too_fast, hard_on


def test_no_expression_of_the_reader_grows_faster_than_its_text():
    expressions = all_of_the_reader()
    assert len(expressions) > 300
    slow = [
        (name, piece)
        for name, expression in expressions.items()
        for piece in hard_on(expression)
        if grows_too_fast(expression, piece)
    ]
    assert slow == []


def test_an_expression_that_does_is_found_out():
    assert grows_too_fast(re.compile(r"[一二]+个"), "一")
