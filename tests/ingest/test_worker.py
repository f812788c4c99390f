"""Loading through real workers, with one of them killed half-way: nothing lost, nothing doubled (invariant 3)."""

import hashlib
import json

import psycopg
import pytest

from tests.services import wait_until

NAMES = [
    "云杉",
    "青松",
    "银杏",
    "香樟",
    "黄葛",
    "红枫",
    "楠木",
    "桂花",
    "榉树",
    "栾树",
    "皂荚",
    "杜仲",
    "厚朴",
    "紫薇",
    "海棠",
]
DISTRICTS = ["巴南区", "璧山区", "梁平区", "江津区", "永川区"]
# A snapshot of the directory as one line, made in the process that has that database.
SNAPSHOT = """
import json
from tests.ingest.snapshot import directory
print("SNAPSHOT" + json.dumps(directory(), ensure_ascii=False, sort_keys=True))
"""


def articles(folder, count=45):
    """Small news texts of our own, each with a ceremony, a project and a company."""
    for number in range(count):
        name, district = NAMES[number % len(NAMES)], DISTRICTS[number % len(DISTRICTS)]
        text = (
            f"{district}{name}新材料生产基地开工\n\n来源：测试日报　2024-03-{number % 28 + 1:02d}\n\n"
            f"3月{number % 28 + 1}日，重庆{name}新材料有限公司投资建设的{name}新材料生产基地项目在{district}开工。"
            f"项目总投资{number % 9 + 2}亿元，占地{number * 10 + 50}亩，全部建成后预计年产值{number % 7 + 3}亿元。\n"
        )
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def snapshot(manage, url):
    said = manage("shell", "-c", SNAPSHOT, DATABASE_URL=url).stdout
    return json.loads(said.partition("SNAPSHOT")[2])


def count(url, condition):
    with psycopg.connect(url) as connection:
        return connection.execute(f"SELECT count(*) FROM ingest_article WHERE {condition}").fetchone()[0]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    return articles(tmp_path / "news")


def test_a_worker_killed_half_way_loses_and_doubles_nothing(
    postgres_url, redis_url, sqlite_url, manage, celery_worker, folder
):
    manage("load_articles", str(folder), DATABASE_URL=sqlite_url)
    straight = snapshot(manage, sqlite_url)

    servers = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_url, "SETTLE_AFTER_SECONDS": "0"}
    manage("load_articles", str(folder), "--queue", **servers)
    assert count(postgres_url, "status = 'pending'") == 45
    first = celery_worker(**servers)
    wait_until(lambda: count(postgres_url, "status <> 'pending'") >= 8, first.process, first.output)
    first.kill()
    left = count(postgres_url, "status = 'pending'")
    assert left > 0, "the worker was done before it could be killed"

    second = celery_worker(concurrency=2, **servers)
    done = "status = 'pending' OR revision <> settled_revision"
    wait_until(lambda: count(postgres_url, done) == 0, second.process, second.output, seconds=120)
    assert snapshot(manage, postgres_url) == straight


def test_files_laid_into_the_watched_folder_are_loaded_by_the_worker(
    postgres_url, redis_url, celery_worker, tmp_path
):
    watched = tmp_path / "watched"
    watched.mkdir()
    servers = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_url, "WATCHED_FOLDER": str(watched)}
    worker = celery_worker(SETTLE_AFTER_SECONDS="0", **servers)
    articles(watched, count=2)
    send(redis_url, "ingest.tasks.scan_watched_folder")
    wait_until(lambda: count(postgres_url, "status = 'read'") == 2, worker.process, worker.output)


def test_a_poison_article_does_not_stop_the_line(postgres_url, redis_url, manage, celery_worker, folder):
    (folder / "000.txt").write_bytes(hashlib.sha512(b"noise").digest() * 40)
    servers = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_url, "SETTLE_AFTER_SECONDS": "0"}
    manage("load_articles", str(folder), "--queue", **servers)
    worker = celery_worker(**servers)
    wait_until(lambda: count(postgres_url, "status = 'pending'") == 0, worker.process, worker.output)
    assert count(postgres_url, "status = 'failed'") == 1
    assert count(postgres_url, "status = 'read'") == 44


def send(redis_url, task):
    """Put a task into the queue as beat does."""
    from celery import Celery

    app = Celery(broker=redis_url)
    app.conf.task_serializer = "json"
    app.send_task(task)
    app.close()
