"""English is complete: every text of the source has its English, and what is compiled is what is written."""

import ast
import re

import polib
import pytest
from django.utils.translation.template import templatize

from tests.services import ROOT

PO = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
CATALOGUE = polib.pofile(PO)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
STRING = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"


def texts(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_no_text_is_left_without_english():
    empty = [entry.msgid for entry in CATALOGUE if not entry.obsolete and not all(texts(entry))]
    assert empty == []


def test_no_english_is_a_guess_or_out_of_use():
    assert [entry.msgid for entry in CATALOGUE if entry.fuzzy or entry.obsolete] == []


def test_no_english_has_chinese_in_it_but_what_it_explains():
    """亩 and 亿元 stand in brackets behind their English names."""
    wrong = {}
    for entry in CATALOGUE:
        for text in texts(entry):
            if re.search(r"[\u3400-\u9fff，。；：（）、]", re.sub(r"\([亿元亩]+\)", "", text)):
                wrong[entry.msgid] = text
    assert wrong == {}


def placeholders(text):
    return sorted(set(re.findall(r"%\(\w+\)[sd]|%[sd%]", text)))


def test_what_is_filled_in_is_the_same_in_english():
    wrong = {
        entry.msgid: text
        for entry in CATALOGUE
        for text in texts(entry)
        if placeholders(text) != placeholders(entry.msgid)
    }
    assert wrong == {}


def test_what_is_compiled_is_what_is_written():
    """Users have no gettext: `make messages` compiles, and the .mo is kept with the .po."""
    compiled = polib.mofile(PO.with_suffix(".mo"))

    def pairs(catalogue):
        return {(entry.msgctxt, entry.msgid): texts(entry) for entry in catalogue}

    assert pairs(compiled) == pairs(CATALOGUE)


def in_templates(source):
    """`(context, text)` of what a template translates; Django makes of it the calls that gettext would read."""
    for call, first, second in re.findall(
        rf"\b(\w*gettext|_)\({STRING}(?:,\s*{STRING})?", templatize(source)
    ):
        context = ast.literal_eval(first) if call.startswith(("p", "np")) else None
        yield context, ast.literal_eval(second if context is not None else first)


def in_modules(source):
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in CALLS:
            continue
        words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if node.func.id.startswith("pgettext"):
            yield words[0], words[1]
        elif words:
            yield None, words[0]


def sources():
    for app in ("config", "parks", "projects", "ingest"):
        for path in sorted((ROOT / app).rglob("*.py")):
            yield path, in_modules
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path, in_templates


@pytest.mark.parametrize("folder", ["config", "parks", "projects", "ingest", "templates"])
def test_every_text_of_the_source_is_in_the_catalogue(folder):
    known = {(entry.msgctxt, entry.msgid) for entry in CATALOGUE}
    missing = {
        text: path.relative_to(ROOT).as_posix()
        for path, reader in sources()
        if path.relative_to(ROOT).parts[0] == folder
        for context, text in reader(path.read_text())
        if (context, text) not in known and re.search(r"[\u3400-\u9fff]", text)
    }
    assert missing == {}, "run make messages, then translate"


def test_chinese_in_templates_is_always_translated():
    """What stands in a template outside its tags is Chinese for everybody; a few names are meant to be."""
    left = {}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if path.name == "500.html":  # in both languages, without the machinery that may have broken
            continue
        plain = re.sub(
            r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
            "",
            path.read_text(),
            flags=re.DOTALL,
        )
        plain = re.sub(r'<(\w+)[^>]*\slang="zh-Hans"[^>]*>[^<]*</\1>|href="[^"]*"', "", plain)
        if found := re.findall(r"[\u3400-\u9fff，。；：（）、]+", plain):
            left[path.relative_to(ROOT).as_posix()] = found
    assert left == {}
