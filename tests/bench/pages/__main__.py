"""`python -m tests.bench.pages`: how fast the pages are on 20,000 parks, 200,000 projects and 570,000 claims, beside
Datasette on the same rows, in the same run, each on one core.

    python -m tests.bench.pages [--folder var/bench] [--seconds 5] [--only "one park"] [--write]

The first run fills SQLite in the folder (ten to twenty minutes), exports the rows for Datasette and installs it there,
into an environment of its own; later runs take a few minutes. Cold: the site was just started, every address is asked
once. Warm: the same addresses again. Datasette keeps no pages: its one figure, over the same addresses, stands for
both. `--write` puts the table into docs/benchmarks.md. Needs wrk; with `--phone` measures the map in chromium instead.
"""

import argparse
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.bench.pages import phone
from tests.bench.pages.measuring import ask
from tests.bench.pages.serving import datasette, installed_datasette, site
from tests.services import ROOT, process_environment

TARGET_MS = 30
START, END = "<!-- pages -->", "<!-- end of pages -->"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--phone", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    database = f"sqlite:///{folder / 'full.sqlite3'}"
    prepare(folder, database)
    if asked.phone:
        with site(database, folder) as url:
            print(phone.measured(url))
        return
    table = compared(folder, database, asked.seconds, asked.only)
    print(table)
    if asked.write:
        write(table)


def prepare(folder, database):
    """Fill and export, in processes of their own, what is not there yet."""
    environment = process_environment(DATABASE_URL=database, DJANGO_SETTINGS_MODULE="tests.settings")
    if not (folder / "rows.db").exists():
        subprocess.run(
            [sys.executable, "-m", "tests.bench.pages.filled", str(folder)],
            cwd=ROOT,
            env=environment,
            check=True,
        )
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)


def compared(folder, database, seconds, only):
    """The table: a line for each case."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    from tests.bench.pages.cases import all_cases

    program = installed_datasette(folder)
    lines = [
        "| case | Datasette /s | ms | site cold /s | ms | × | site warm /s | ms | × | reached |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|",
    ]
    for case in all_cases(folder / "rows.db"):
        if only not in case.name:
            continue
        with site(database, folder) as url:
            cold = ask(url, case.ours, folder)
            warm = ask(url, case.ours, folder, seconds)
        with datasette(program, folder / "rows.db") as url:
            theirs = ask(url, case.theirs, folder, seconds)
        lines.append(line(case, theirs, cold, warm))
        print(lines[-1], file=sys.stderr, flush=True)
    return "\n".join(lines)


def line(case, theirs, cold, warm):
    """Reached: cold and warm both so many times as fast as asked for, and half of the answers within TARGET_MS."""
    times = [rate.a_second / theirs.a_second for rate in (cold, warm)]
    missed = [
        name
        for name, held in (
            ("cold", times[0] >= case.times),
            ("warm", times[1] >= 10),
            ("median", max(cold.median_ms, warm.median_ms) < TARGET_MS),
        )
        if not held
    ]
    cells = [case.name, f"{theirs.a_second:,.1f}", f"{theirs.median_ms:,.0f}"]
    for rate, faster in zip((cold, warm), times, strict=True):
        cells += [f"{rate.a_second:,.0f}", f"{rate.median_ms:,.1f}", f"{faster:,.1f}"]
    return f"| {' | '.join([*cells, ('not: ' + ', '.join(missed)) if missed else 'yes'])} |"


def write(table):
    """Between the marks of docs/benchmarks.md."""
    path = ROOT / "docs" / "benchmarks.md"
    before, rest = path.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    said = f"{date.today():%Y-%m-%d}, {os.cpu_count()} cores: `python -m tests.bench.pages --write`"
    path.write_text(f"{before}{START}\n{said}\n\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
