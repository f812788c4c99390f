"""Real servers for tests: PostgreSQL, Redis, a Celery worker, the served site.

Every fixture skips with its reason where its server is missing; with REQUIRE_SERVICES=1 it fails instead,
and so does a run in which anything at all was skipped. TEST_POSTGRES_URL names a server on which tests may
make databases of their own, TEST_REDIS_URL a Redis database that they may empty.
"""

import contextlib
import itertools
import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

ROOT = Path(__file__).resolve().parent.parent
MARKERS = {
    "postgres": {"postgres_url", "postgres_server"},
    "redis": {"redis_url"},
    "browser": {"browser", "open_page"},
}
# Fixtures that cost seconds once a process: their tests stay together, one group to a test process.
GROUPS = {"site": {"site", "browser", "open_page"}, "services": {"postgres_url", "redis_url", "sqlite_url"}}


def strict():
    return bool(os.environ.get("REQUIRE_SERVICES"))


def missing(what):
    """Leave the test out, or fail it where everything must be there."""
    if strict():
        pytest.fail(f"{what} (REQUIRE_SERVICES is set)", pytrace=False)
    pytest.skip(what)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        for marker, fixtures in MARKERS.items():
            if used & fixtures:
                item.add_marker(marker)
        group = next((name for name, fixtures in GROUPS.items() if used & fixtures), None)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if strict() and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


# --- databases ---


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a maintenance database on a server where databases may be made."""
    suite = os.environ.get("DATABASE_URL", "")
    url = os.environ.get("TEST_POSTGRES_URL") or (
        suite if suite.startswith("postgres") else "postgresql://postgres@127.0.0.1:5432/postgres"
    )
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        missing(f"no PostgreSQL: {str(error).splitlines()[0]}")
    return url


def on_server(server, statement):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_template(postgres_server):
    """The name of a migrated database with the reference data, to be copied and left alone."""
    name = f"cqparks_template_{uuid.uuid4().hex[:8]}"
    on_server(postgres_server, f'CREATE DATABASE "{name}"')
    try:
        fill(urlsplit(postgres_server)._replace(path=f"/{name}").geturl())
        yield name
    finally:
        on_server(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def postgres_url(postgres_server, postgres_template):
    """A PostgreSQL database of the test's own, migrated, with the reference data."""
    name = f"cqparks_{uuid.uuid4().hex[:8]}"
    on_server(postgres_server, f'CREATE DATABASE "{name}" TEMPLATE "{postgres_template}"')
    yield urlsplit(postgres_server)._replace(path=f"/{name}").geturl()
    on_server(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "db.sqlite3"
    fill(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    """A SQLite file of the test's own, migrated, with the reference data, for commands in other processes."""
    for file in sqlite_template.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    return f"sqlite:///{tmp_path / sqlite_template.name}"


def fill(url):
    run_manage("migrate", "--verbosity", "0", DATABASE_URL=url)
    run_manage("load_reference", DATABASE_URL=url)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    """The address of a Redis database that tests may empty: TEST_REDIS_URL, or a server of this run's own,
    so that two runs on one machine do not empty each other's."""
    if url := os.environ.get("TEST_REDIS_URL"):
        yield url
        return
    if not shutil.which("redis-server"):
        missing("no redis-server on the PATH, and TEST_REDIS_URL names none")
    port = free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait(30)


@pytest.fixture
def redis_url(redis_server):
    """The address of an empty Redis database that is the test's alone."""
    client = redis.Redis.from_url(redis_server, socket_connect_timeout=3)
    wait_until(client.ping, seconds=10)
    client.flushdb()
    yield redis_server
    client.flushdb()
    client.close()


# --- processes ---


def process_environment(**settings):
    """A local site's environment; DATABASE_URL and REDIS_URL are those given here or none."""
    inherited = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    defaults = {
        "SITE_LOCAL": "1",
        "SECRET_KEY": "tests-only-" + "x" * 50,
        "REDIS_URL": "",
        "DATABASE_URL": "",
    }
    return inherited | defaults | {"PYTHONUNBUFFERED": "1"} | settings


def run_manage(*arguments, check=True, **settings):
    """`manage.py` in a process of its own; its completed process, output as text."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=process_environment(**settings),
        capture_output=True,
        text=True,
        timeout=600,
    )
    if check and done.returncode:
        pytest.fail(
            f"manage.py {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    return done


@pytest.fixture
def manage():
    """`manage("load_articles", path, DATABASE_URL=url)` in a process of its own."""
    return run_manage


class Worker:
    """A real `celery worker` in its own process group, so that `kill()` also ends the children it forked."""

    def __init__(self, log, settings, concurrency):
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "config", "worker", "--loglevel", "INFO"]
                + ["--concurrency", str(concurrency), "--without-gossip", "--without-mingle"]
                + ["--hostname", f"test-{log.stem}@%h"],
                cwd=ROOT,
                env=process_environment(**settings),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until(lambda: " ready." in self.output(), self.process, self.output)

    def output(self):
        return self.log.read_text(errors="replace")

    def kill(self):
        """As a power cut does: no time to put anything in order."""
        self._signal(9)

    def stop(self):
        """As an operator does: the running task is finished first."""
        self._signal(15)

    def _signal(self, number):
        if self.process.poll() is None:
            # Warm shutdown is asked of the parent; a kill must reach the children too.
            (os.killpg if number == 9 else os.kill)(self.process.pid, number)
            self.process.wait(60)


@pytest.fixture
def celery_worker(tmp_path):
    """`worker = celery_worker(DATABASE_URL=…, REDIS_URL=…)`; all are killed at the end of the test.

    What a killed worker held comes back to the next one as it starts: kombu looks then, and after that only
    every hundred seconds, so VISIBILITY_TIMEOUT is shorter than a start.
    """
    workers, numbers = [], itertools.count(1)

    def start(concurrency=1, **settings):
        log = tmp_path / f"worker{next(numbers)}.log"
        workers.append(Worker(log, {"VISIBILITY_TIMEOUT": "1", **settings}, concurrency))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(ready, process=None, output=lambda: "", seconds=60):
    """Until `ready()`; fails with the process's output when it ends or time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, redis.ConnectionError):
            if ready():
                return
        if process and process.poll() is not None:
            pytest.fail(f"ended with {process.returncode} before it was ready:\n{output()}", pytrace=False)
        time.sleep(0.1)
    pytest.fail(f"not ready after {seconds} s:\n{output()}", pytrace=False)
