"""Settling and readings that replace claims take turns: no evidence of a claim that was deleted meanwhile."""

import threading

import psycopg

TOLD = """
import time
from pathlib import Path
from ingest.models import Article, Claim, Evidence
from ingest.settling import records, settle
from ingest.tasks import queue
from parks.models import Park
from tests.ingest.readings import article, fact, reading
mark = Path({mark!r})

def told(area, sha="a"):
    return article(sha, reading(parks=[fact("云杉产业园", district="璧山区", area_mu=area)]))
"""
SETTLE_SLOWLY = """
gather = records.claims_about
def slowly(kind, found):
    about = gather(kind, found)
    if found:
        mark.touch()
        time.sleep(3)
    return about
records.claims_about = slowly
settle(everything=True)
"""
# A relabelled value: the old claim is deleted and a new one made.
READ_AGAIN = """
while not mark.exists():
    time.sleep(0.05)
told({"value": 120, "scope": "phase"})
settle()
"""
READ_ANOTHER = """
while not mark.exists():
    time.sleep(0.05)
begun = time.monotonic()
told(120, sha="b")
assert time.monotonic() - begun < 2, "a first reading waited for settling"
"""


def run(manage, url, mark, code):
    return manage("shell", "-c", TOLD.format(mark=str(mark)) + code, DATABASE_URL=url)


def side_by_side(manage, url, mark, *codes):
    """Each code in a process of its own, at the same time; fails where one of them fails."""
    failures = []

    def one(code):
        try:
            run(manage, url, mark, code)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=one, args=[code]) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


def rows(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


SHOWN = """
SELECT claim.scope FROM ingest_evidence evidence JOIN ingest_claim claim ON claim.id = claim_id
JOIN parks_park park ON park.id = evidence.park_id AND park.name = '云杉产业园'
WHERE evidence.field = 'area_mu' AND chosen
"""


def test_a_claim_is_not_deleted_under_the_hands_of_settling(postgres_url, manage, tmp_path):
    mark = tmp_path / "gathered"
    run(manage, postgres_url, mark, "told(120)\nsettle()")
    side_by_side(manage, postgres_url, mark, SETTLE_SLOWLY, READ_AGAIN)
    assert rows(postgres_url, SHOWN) == [("phase",)]


def test_a_first_reading_does_not_wait_for_settling(postgres_url, manage, tmp_path):
    mark = tmp_path / "gathered"
    run(manage, postgres_url, mark, "told(120)\nsettle()")
    side_by_side(manage, postgres_url, mark, SETTLE_SLOWLY, READ_ANOTHER)
    run(manage, postgres_url, mark, "settle()")
    assert rows(postgres_url, "SELECT article_count FROM parks_park WHERE name = '云杉产业园'") == [(2,)]
