"""`python -m tests.bench.bench_search`: the search on 20,000 parks, 200,000 projects and 60,000 companies.

    DATABASE_URL=sqlite:///bench.db python -m tests.bench.bench_search --fill     fills and indexes, then measures
    DATABASE_URL=… python -m tests.bench.bench_search --plans                     and prints the query plans

Takes a database of its own: `--fill` refuses one that has projects. Names are put together from a seed, so that
every run finds the same.
"""

import argparse
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from parks.models import SearchEntry, SearchGram  # noqa: E402
from parks.reference import load_districts, load_sectors, load_townships  # noqa: E402
from parks.search import answering, find  # noqa: E402
from projects.models import Project  # noqa: E402
from tests.bench import filling  # noqa: E402

QUERIES = [
    "重庆国际生物城",  # exact
    "生物城",
    "巴南",  # a district, and what lies there
    "重",
    "项目",  # most of all names
    "科技有限公司",
    "生物医药",
    "巴南 医疗器械",
    "巴南 医疗器械 研发中心",
    "重庆云杉青生物医药科技有限公司",  # a company's full name
    "云杉青 生产基地",  # company → projects
    "木洞",  # a town
    "重慶國際生物城",
    "cqgjswc",
    "shengwucheng",
    "banan",
    "chongqing",
    "重庆国际生务城",  # one slip
    "重庆国祭生务城",  # two
    "没有这样的名字",
]


def fill(sizes):
    call_command("migrate", verbosity=0)
    if Project.objects.exists():
        raise SystemExit("This database has projects: take an empty one.")
    load_districts(), load_townships(), load_sectors()
    filling.fill(sizes)


def timed(ask, runs):
    """(first, median) in milliseconds."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return took[0], statistics.median(took)


def measure(runs):
    medians = []
    for query in QUERIES:
        first, median = timed(lambda query=query: find(query), runs)
        rows = answering(Project.objects.published(), SearchEntry.Kind.PROJECT, query)
        _, listed = timed(lambda rows=rows: list(rows.order_by("-article_count")[:1]) and rows.count(), 1)
        found = {kind.label: f"{one.total}{'+' * one.more}" for kind, one in find(query).items()}
        print(f"{first:8.1f} {median:8.1f} {listed:8.1f}  {query}  {found}")
        medians.append(median)
    print(
        f"{statistics.median(medians):17.1f}  median of the {len(medians)} queries; worst {max(medians):.1f} ms"
    )


def plans():
    """The plan of every statement of every query, and which of them reads a table from end to end."""
    scans = 0
    for query in QUERIES:
        with CaptureQueriesContext(connection) as asked:
            find(query)
            list(answering(Project.objects.published(), SearchEntry.Kind.PROJECT, query).values("pk")[:1])
        for number, statement in enumerate(asked.captured_queries, 1):
            with connection.cursor() as cursor:
                explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
                cursor.execute(
                    f"{explain} {statement['sql'].replace('%', '%%')}",
                    [] if "%" not in statement["sql"] else None,
                )
                lines = [str(row[-1]) for row in cursor.fetchall()]
            bad = [line for line in lines if is_scan(line)]
            scans += len(bad)
            print(f"--- {query} · statement {number}{'  SCAN' if bad else ''}")
            print("\n".join(lines))
    print(f"\n{scans} table scans")


def is_scan(line):
    if connection.vendor == "postgresql":
        return "Seq Scan on" in line
    # Subqueries and the short lists that they give are read through; tables and indexes are not.
    return line.startswith("SCAN ") and line.split()[1] in (
        "g",
        "b",
        "e",
        "w0",
        "parks_searchgram",
        "parks_searchentry",
        "projects_project",
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument("--plans", action="store_true")
    parser.add_argument("--parks", type=int, default=20_000)
    parser.add_argument("--projects", type=int, default=200_000)
    parser.add_argument("--companies", type=int, default=60_000)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    if asked.fill:
        start = time.perf_counter()
        call_command("migrate", verbosity=0)
        fill(filling.Sizes(asked.parks, asked.projects, asked.companies))
        print(f"filled in {time.perf_counter() - start:.1f} s")
    if asked.fill or asked.rebuild:
        call_command("rebuild_search")
    print(
        f"{connection.vendor}: {SearchEntry.objects.count():,} entries, {SearchGram.objects.count():,} grams"
    )
    if asked.plans:
        plans()
    print("   first   median     list  query (ms; list: /projects/?q= one page and its total)")
    measure(asked.runs)


if __name__ == "__main__":
    main()
