"""What the documents tell people to do can be done: commands, targets, files and settings exist."""

import re
import subprocess
import tomllib

import pytest
from django.core.management import get_commands

from tests.services import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^\.PHONY: (\S+)", MAKEFILE, re.MULTILINE))


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(params=DOCUMENTS, ids=name_of)
def document(request):
    return request.param


def test_its_make_targets_exist(document):
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s;,)]|$)", code_in(document))) <= TARGETS


def test_its_management_commands_exist(document):
    assert set(re.findall(r"manage\.py ([a-z_]+)", document.read_text())) <= set(get_commands())


def test_its_links_lead_to_files(document):
    targets = re.findall(r"\]\(([^)#]+)\)", document.read_text())
    broken = [
        link for link in targets if not link.startswith("https:") and not (document.parent / link).exists()
    ]
    assert not broken


def test_the_paths_that_it_names_exist(document):
    named = re.findall(
        r"`((?:parks|projects|ingest|config|tests|docs|templates|locale)/[\w./-]*)`", document.read_text()
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def code_in(document):
    """Fenced blocks and inline code; prose may say "make sure"."""
    text = document.read_text()
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def test_the_readme_gives_the_two_commands_in_both_languages():
    chinese, english = (ROOT / "README.md").read_text().split("## English")
    for half in (chinese, english):
        assert "make run" in half and "make test" in half and "load_articles" in half


def test_make_help_names_every_target():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z]+)", shown, re.MULTILINE)) == TARGETS


def test_every_setting_of_the_environment_is_documented():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config" / "settings.py").read_text()))
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs" / "operating.md").read_text()))
    assert read <= documented


def test_every_package_that_we_chose_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    chosen = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    reasons = (ROOT / "CONTRIBUTING.md").read_text().lower()
    names = [re.match(r"[\w-]+", requirement)[0].lower() for requirement in chosen]
    assert [name for name in names if name not in reasons] == []


def test_every_file_of_reference_data_is_credited():
    """But for words and labels written for this project, which are no one else's."""
    our_own = {"english_words.csv", "hedges.csv", "name_forms.csv", "industry_sectors.csv", "terms.csv"}
    credits = (ROOT / "docs" / "data-sources.md").read_text()
    files = [
        path
        for folder in ("parks/data", "ingest/data")
        for path in (ROOT / folder).iterdir()
        if path.suffix in {".csv", ".geojson"} and path.name not in our_own
    ]
    assert [name_of(path) for path in files if name_of(path) not in credits] == []
