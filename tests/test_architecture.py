"""The shape that keeps the code readable: imports one way, a reader without Django, files of one sitting."""

import ast
import re
import subprocess
import sys
from functools import cache

import pytest

from tests.services import ROOT

APPS = ("config", "parks", "projects", "ingest")
# Who may not know of whom.
FORBIDDEN = {
    "parks": {"projects", "ingest", "config"},
    "projects": {"ingest", "config"},
    "ingest": {"config"},
    "ingest/reading": {"django", "parks", "projects", "config"},
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
SHAPELESS = {"utils", "util", "helpers", "common", "misc", "signals"}


@cache
def tracked_files():
    """Every file of the project, as git knows it; without git, as it lies there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    names = [name for name in listed.stdout.split("\0") if name]
    paths = [ROOT / name for name in names] or [
        path for path in ROOT.rglob("*") if not {".venv", ".git", "var", "staticfiles"} & set(path.parts)
    ]
    return [path for path in paths if path.is_file()]


def modules(folder):
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def imported_names(path):
    """What a file imports, at its top or inside a function, by full names."""
    package = relative(path.parent).split("/")
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def relative(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_point_one_way(package):
    wrong = {
        f"{relative(path)} imports {name}"
        for path in modules(package)
        for name in imported_names(path)
        if name.split(".")[0] in FORBIDDEN[package]
    }
    assert not wrong


def test_the_reader_uses_nothing_of_ingest_but_itself():
    wrong = {
        f"{relative(path)} imports {name}"
        for path in modules("ingest/reading")
        for name in imported_names(path)
        if name.startswith("ingest.") and not name.startswith(("ingest.reading", "ingest.data"))
    }
    assert not wrong


def test_the_reader_runs_where_django_is_not_installed():
    names = [
        relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in modules("ingest/reading")
    ]
    code = f"import sys; sys.modules['django'] = None\nfor name in {names!r}: __import__(name)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_file_can_be_read_at_one_sitting():
    lengths = {
        relative(path): len(path.read_text().splitlines())
        for app in (*APPS, "tests")
        for path in modules(app)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_a_function_can_be_read_at_a_glance():
    long = {
        f"{relative(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for app in APPS
        for path in modules(app)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert long == {}


def test_a_module_says_what_it_is_for():
    silent = [
        relative(path)
        for app in APPS
        for path in modules(app)
        if path.read_text().strip()
        and path.name not in {"__init__.py", "apps.py", "urls.py"}
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    assert [relative(path) for app in APPS for path in modules(app) if path.stem in SHAPELESS] == []


def test_nothing_names_a_package_index_or_a_place_on_one_machine():
    # Put together here, so that this file does not name them either.
    hosts = [r"pypi\.(python\.)?org", r"pythonhosted\.org", r"npmjs\.(org|com)", r"deb\.debian\.org"]
    mirrors = [
        r"mirrors?\.[a-z]+\.(com|cn|edu|org)",
        r"--(extra-)?index-url +\S",
        r"(^|[\s\"'(=])/(work|tmp)/\w",
    ]
    pattern = re.compile("|".join(hosts + mirrors), re.MULTILINE)
    found = {}
    for path in tracked_files():
        if path == ROOT / "tests" / "test_architecture.py" or path.suffix in {
            ".png",
            ".mo",
            ".ico",
            ".woff2",
        }:
            continue
        if match := pattern.search(path.read_text(errors="replace")):
            found[relative(path)] = match[0].strip()
    assert found == {}


def test_every_locked_package_has_its_hash():
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
        assert len(entries) > 50
        assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_secret_is_in_the_settings():
    source = (ROOT / "config" / "settings.py").read_text()
    assert re.search(r'SECRET_KEY = env\.str\("SECRET_KEY", ""\)', source), "SECRET_KEY must have no default"
