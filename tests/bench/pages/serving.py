"""The two servers that are compared: the site as `make run` serves it, and Datasette; each one process on one core."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

from tests.bench.pages.measuring import pinned
from tests.services import ROOT, free_port, process_environment

SERVER_CORE = "0"
# Without these it would time out on its facets, or cut the map's answer short.
SETTINGS = {
    "sql_time_limit_ms": 20_000,
    "facet_time_limit_ms": 20_000,
    "default_facet_size": 60,
    "max_returned_rows": 25_000,
    "suggest_facets": "off",
    "num_sql_threads": 4,
}


@contextlib.contextmanager
def site(database, folder):
    """The address of the site, as granian serves it on one core."""
    settings = {
        "DATABASE_URL": database,
        "STATIC_ROOT": str(folder / "static"),
        "VAR_DIR": str(folder / "var"),
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=process_environment(**settings), check=True)
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    with running(
        [*command, "config.wsgi:application"], process_environment(**settings), port, "/about/"
    ) as url:
        yield url


@contextlib.contextmanager
def datasette(program, file):
    """The address of Datasette on the exported file."""
    port = free_port()
    command = [str(program), "serve", "--immutable", str(file), "--host", "127.0.0.1", "--port", str(port)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, str(value)]
    with running(command, dict(os.environ), port, "/") as url:
        yield url


@contextlib.contextmanager
def running(command, environment, port, first):
    process = subprocess.Popen(
        [*pinned(SERVER_CORE), *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + first, process)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            # A question that is still being answered holds the server's end up; nobody waits for it any more.
            process.kill()
            process.wait()


def wait_for(url, process):
    for _ in range(1800):  # a large directory is prepared before the first answer
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            return urllib.request.urlopen(url, timeout=60).read()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"does not answer: {url}")


def installed_datasette(folder):
    """Its program, from PyPI into an environment of the benchmark's own."""
    place = Path(folder) / "datasette"
    program = place / "bin" / "datasette"
    if not program.exists():
        venv.create(place, with_pip=True)
        subprocess.run([place / "bin" / "pip", "install", "--quiet", "datasette"], check=True)
    return program
