"""What is asked of both: the same questions in the words of each, five hundred different addresses to a case."""

import random
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

MANY = 500
PARK_FACETS = [("_facet", name) for name in ("district", "zone", "level", "kind", "land")]
PARK_FACETS += [("_facet_array", "sectors"), ("_facet_array", "has")]
PROJECT_FACETS = [("_facet", "stage"), ("_facet", "district"), ("_facet_array", "sectors")]
PARK_SORTS = {"name": "_sort=slug", "land": "_sort_desc=area_mu", "projects": "_sort_desc=project_count"}
PROJECT_SORTS = {
    "latest": "_sort_desc=last_reported_on",
    "amount": "_sort_desc=investment_yi",
    "name": "_sort=slug",
}
MAP_COLUMNS = [
    ("_col", name) for name in ("slug", "name", "longitude", "latitude", "position_precision", "district")
]


@dataclass(frozen=True)
class Case:
    """Addresses of the site and of Datasette, pairwise the same question; `times` is the rate to reach when cold."""

    name: str
    ours: list
    theirs: list
    times: int = 10


def all_cases(exported):
    """The cases of DESIGN §10 for the rows of Datasette's file."""
    base, rows = f"/{Path(exported).stem}", sqlite3.connect(exported)
    return [
        park_pages(base),
        filtered_parks(base, rows),
        project_pages(base),
        filtered_projects(base, rows),
        searches(base, rows),
        single(base, rows, "parks", "park"),
        single(base, rows, "projects", "project"),
        maps(base, rows),
    ]


def park_pages(base):
    ours = [f"/parks/?page={page}" for page in range(1, MANY + 1)]
    theirs = [
        address(f"{base}/parks", [("_size", 40), *after(page, 40), *PARK_FACETS]) for page in range(MANY)
    ]
    return Case("parks: list, all facets", ours, theirs)


def project_pages(base):
    ours = [f"/projects/?page={page}" for page in range(1, MANY + 1)]
    theirs = [
        address(f"{base}/projects", [("_size", 50), *after(page, 50), *PROJECT_FACETS])
        for page in range(MANY)
    ]
    return Case("projects: list, all facets", ours, theirs)


def after(page, size):
    return [("_next", page * size)] if page else []


def filtered_parks(base, rows):
    dice = random.Random(1)
    columns = {name: values(rows, "parks", name) for name in ("district", "level", "kind", "land", "zone")}
    sectors = array_values(rows, "parks")
    ours, theirs = {}, []
    while len(ours) < MANY:
        asked = {name: dice.choice(columns[name]) for name in dice.sample(list(columns), dice.randint(1, 2))}
        sector = dice.choice(sectors) if dice.random() < 0.4 else None
        sort = dice.choice(list(PARK_SORTS))
        query = list(asked.items()) + ([("sector", sector)] if sector else []) + [("sort", sort)]
        if (path := address("/parks/", query)) not in ours:
            ours[path] = True
            other = list(asked.items()) + ([("sectors__arraycontains", sector)] if sector else [])
            theirs.append(
                address(f"{base}/parks", [("_size", 40), *other, *PARK_FACETS]) + f"&{PARK_SORTS[sort]}"
            )
    return Case("parks: filtered, all facets", list(ours), theirs)


def filtered_projects(base, rows):
    dice = random.Random(2)
    columns = {name: values(rows, "projects", name) for name in ("district", "stage")}
    sectors = array_values(rows, "projects")
    ours, theirs = {}, []
    while len(ours) < MANY:
        asked = {name: dice.choice(columns[name]) for name in dice.sample(list(columns), dice.randint(1, 2))}
        sector = dice.choice(sectors) if dice.random() < 0.3 else None
        least = dice.choice([None, None, 1, 2, 5, 10, 50])
        sort = dice.choice(list(PROJECT_SORTS))
        query = [*asked.items(), ("sort", sort)]
        query += [("sector", sector)] * bool(sector) + [("min_yi", least)] * bool(least)
        if (path := address("/projects/", query)) not in ours:
            ours[path] = True
            other = [*asked.items()] + [("sectors__arraycontains", sector)] * bool(sector)
            other += [("investment_yi__gte", least)] * bool(least)
            path = address(f"{base}/projects", [("_size", 50), *other, *PROJECT_FACETS])
            theirs.append(path + f"&{PROJECT_SORTS[sort]}")
    return Case("projects: filtered, all facets", list(ours), theirs)


def searches(base, rows):
    """Pieces of names of two to four characters, a third of them with a second word."""
    dice = random.Random(3)
    names = [row[0] for row in rows.execute("SELECT name FROM found")]
    asked = {}
    while len(asked) < MANY:
        words = [piece(dice, dice.choice(names))]
        if dice.random() < 0.3:
            words.append(piece(dice, dice.choice(names)))
        if all(len(word) > 1 and not word.isascii() for word in words):
            asked[" ".join(words)] = " ".join(f'"{" ".join(word)}"' for word in words)
    fixed = [("_size", 40), ("_facet", "kind"), ("_searchmode", "raw")]
    ours = [address("/search/", [("q", query)]) for query in asked]
    return Case(
        "search", ours, [address(f"{base}/found", [*fixed, ("_search", text)]) for text in asked.values()]
    )


def piece(dice, name):
    at = dice.randrange(max(1, len(name) - 1))
    return name[at : at + dice.randint(2, 4)].replace("（", "").replace("）", "")


def single(base, rows, table, kind):
    found = rows.execute(f"SELECT n, slug FROM {table} ORDER BY slug").fetchall()
    chosen = random.Random(4).sample(found, MANY)
    ours = [f"/{table}/{slug}/" for _, slug in chosen]
    return Case(f"one {kind}", ours, [f"{base}/{table}/{n}" for n, _ in chosen], times=1)


def maps(base, rows):
    """Windows from a district's width to the whole city, some with a filter."""
    dice = random.Random(5)
    levels = values(rows, "parks", "level")
    ours, theirs = [], []
    for _ in range(MANY):
        west, south = dice.uniform(105.2, 107), dice.uniform(28, 29.6)
        east, north = west + dice.uniform(0.5, 5), south + dice.uniform(0.5, 4)
        box = [f"{number:.4f}" for number in (west, south, east, north)]
        level = [("level", dice.choice(levels))] if dice.random() < 0.3 else []
        ours.append(address("/parks/map.json", [("box", "_".join(box)), *level]))
        where = [("longitude__gte", box[0]), ("latitude__gte", box[1]), ("longitude__lte", box[2])]
        where += [("latitude__lte", box[3]), ("_shape", "array"), ("_size", "max"), *MAP_COLUMNS, *level]
        theirs.append(address(f"{base}/parks.json", where))
    return Case("map payload", ours, theirs)


def values(rows, table, column):
    return [
        row[0]
        for row in rows.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} > '' ORDER BY 1")
    ]


def array_values(rows, table):
    found = rows.execute(f"SELECT DISTINCT value FROM {table}, json_each({table}.sectors) ORDER BY 1")
    return [row[0] for row in found]


def address(path, query):
    return f"{path}?{urlencode(query)}"
