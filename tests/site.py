"""The site as visitors meet it: prepared by the real commands, served by granian, seen in a real browser."""

import re
import shutil
import subprocess
import sys
import urllib.request
import uuid
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.services import ROOT, free_port, missing, on_server, process_environment, run_manage, wait_until

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def site_database(request, tmp_path_factory):
    """A database for the served site, of the kind that the suite runs on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('site') / 'db.sqlite3'}"
        return
    server = request.getfixturevalue("postgres_server")
    name = f"cqparks_site_{uuid.uuid4().hex[:8]}"
    on_server(server, f'CREATE DATABASE "{name}"')
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def serving(database, folder):
    """The site with the reference data and the samples on a database, its files in a folder, while the block runs."""
    settings = {
        "DATABASE_URL": database,
        "STATIC_ROOT": str(folder / "static"),
        "VAR_DIR": str(folder / "var"),
    }
    said = run_manage("prepare_site", **settings).stdout
    run_manage("collectstatic", "--noinput", "--verbosity", "0", **settings)
    port = free_port()
    log = folder / "granian.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
            + ["--port", str(port), "--blocking-threads", "4", "--no-ws", "config.wsgi:application"],
            cwd=ROOT,
            env=process_environment(**settings),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: urllib.request.urlopen(f"{url}/").status == 200, process, log.read_text)
        passwords = dict(re.findall(r"(curator|zhaoshang) +(\S+) +/", said))
        environment = process_environment(**settings)
        yield SimpleNamespace(url=url, passwords=passwords, environment=environment, log=log)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def site(site_database, tmp_path_factory):
    """The running site with the reference data and the samples: `url`, `passwords` by user, `environment`, `log`."""
    with serving(site_database, tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium under Playwright; no browser is ever downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        missing("no chromium on the PATH")
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        except Exception as error:  # of many kinds: a missing library, a driver that ended
            missing(f"chromium does not start: {str(error).splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, site):
    """`page = open_page("/parks/", viewport=PHONE, javascript=False)`.

    At the end the test fails if any page it opened wrote an error to its console (a broken script, a breach
    of the content security policy, a missing file) or asked anything of another host. `expect_missing=True`
    is for a walk that also looks at the page for addresses that are not there.
    """
    contexts, complaints = [], []

    def opener(path="/", viewport=DESKTOP, javascript=True, expect_missing=False, **options):
        context = browser.new_context(
            base_url=site.url, viewport=viewport, java_script_enabled=javascript, locale="zh-CN", **options
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        context.on("request", lambda request: note_foreign(request.url))
        context.on("response", lambda answer: note_answer(answer, expect_missing))
        context.on("console", lambda said: note_error(said))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    def note_answer(answer, expect_missing):
        if answer.status >= 400 and not (expect_missing and answer.status == 404):
            complaints.append(f"{answer.status} for {answer.url}")

    def note_error(said):
        # What did not load is noted above, with its address.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    def note_foreign(url):
        if not url.startswith((site.url, "data:", "blob:")):
            complaints.append(f"a request to another host: {url}")

    yield opener
    for context in contexts:
        context.close()
    assert not complaints, f"{complaints}\n{site.log.read_text()[-2000:]}"
