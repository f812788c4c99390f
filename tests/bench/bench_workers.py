"""`python -m tests.bench.bench_workers`: loading by real Celery workers into PostgreSQL, from the queue to settled records.

    python -m tests.bench.bench_workers --articles 600 --workers 2

TEST_POSTGRES_URL names the server on which a database of its own is made and dropped again; Redis is started for
the run. The workers have read some articles before the clock starts, as those of a running site have. Beside the
wall clock it says how many seconds of the processor the workers and their database connections took: what two
free cores would do on a machine that does other things meanwhile.
"""

import argparse
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg

from tests.services import Worker, free_port, on_server, run_manage

SERVER = os.environ.get("TEST_POSTGRES_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"
NAME = "cqparks_bench_loading"
WARM = 60  # articles that are loaded before the clock starts
TICKS = os.sysconf("SC_CLK_TCK")
OPEN = "SELECT count(*) FROM ingest_article WHERE status = 'pending' OR revision <> settled_revision"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, database() as url, redis_server(folder) as redis:
        folders = write_articles(Path(folder), asked.articles)
        settings = {"DATABASE_URL": url, "REDIS_URL": redis}
        worker = Worker(Path(folder) / "worker.log", settings, asked.workers)
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                load(connection, folders[0], settings)
                measure(connection, worker, asked, folders[1], settings)
        finally:
            worker.kill()


def measure(connection, worker, asked, folder, settings):
    used = cpu_of_group(worker.process.pid)
    seconds, server = load(connection, folder, settings)
    used = cpu_of_group(worker.process.pid) - used
    failed = connection.execute("SELECT count(*) FROM ingest_article WHERE status = 'failed'").fetchone()[0]
    print(
        f"{asked.workers} workers on PostgreSQL: {asked.articles} articles in {seconds:.1f} s,"
        f" {asked.articles / seconds:.1f} a second by the wall clock ({failed} failed)"
    )
    print(
        f"  the workers took {used:.1f} s of the processor, the database {server:.1f} s:"
        f" {2 * asked.articles / (used + server):.1f} a second of two cores"
    )


def load(connection, folder, settings):
    """Seconds from the first queued article to the last settled record, and those of the processor that the
    database's connections took, as far as they were seen: a worker opens one for each task."""
    start, backends = time.perf_counter(), {}
    run_manage("load_articles", str(folder), "--queue", **settings)
    while connection.execute(OPEN).fetchone()[0]:
        backends |= cpu_of_backends(connection)
        time.sleep(0.05)
    return time.perf_counter() - start, sum(backends.values())


def write_articles(folder, count):
    """Two folders: the articles before the clock starts, and those that are measured."""
    from tests.bench.__main__ import variants

    folders = [folder / "before", folder / "measured"]
    for number, text in enumerate(variants(WARM + count)):
        into = folders[number >= WARM]
        into.mkdir(exist_ok=True)
        (into / f"{number:06d}.txt").write_text(text)
    return folders


@contextmanager
def database():
    """The address of an empty database with the reference data."""
    on_server(SERVER, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')
    on_server(SERVER, f'CREATE DATABASE "{NAME}"')
    url = urlsplit(SERVER)._replace(path=f"/{NAME}").geturl()
    try:
        run_manage("migrate", "--verbosity", "0", DATABASE_URL=url)
        run_manage("load_reference", DATABASE_URL=url)
        yield url
    finally:
        on_server(SERVER, f'DROP DATABASE "{NAME}" WITH (FORCE)')


@contextmanager
def redis_server(folder):
    port = free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(30)


def cpu_of_group(leader):
    """Seconds of the processor that a process group has taken so far."""
    return sum(cpu_of(pid) for pid in os.listdir("/proc") if pid.isdigit() and group_of(pid) == leader)


def group_of(pid):
    try:
        return os.getpgid(int(pid))
    except ProcessLookupError:
        return None


def cpu_of_backends(connection):
    """{process of an open connection: seconds it has taken so far}; 0 where the server is another machine."""
    rows = connection.execute(
        "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()", [NAME]
    )
    return {pid: cpu_of(pid) for (pid,) in rows.fetchall()}


def cpu_of(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    sys.exit(main())
