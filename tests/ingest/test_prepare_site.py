"""`prepare_site`: from an empty database to a site to look at, and nothing twice."""

import re
import sqlite3

import pytest


@pytest.fixture
def prepare(manage, sqlite_url, tmp_path):
    """Runs it on a database of the test's own; its output as text."""

    def run(**settings):
        environment = {"DATABASE_URL": sqlite_url, "VAR_DIR": str(tmp_path / "var")} | settings
        return manage("prepare_site", **environment).stdout

    return run


def passwords(output):
    return re.findall(r"^  \S+ \w+ +(curator|zhaoshang) +(\S+)", output, re.MULTILINE)


def test_demo_accounts_are_printed_once_with_passwords_that_nobody_can_guess(prepare):
    first, second = prepare(), prepare()
    assert [name for name, _ in passwords(first)] == ["curator", "zhaoshang"]
    assert len({password for _, password in passwords(first)}) == 2
    assert all(len(password) >= 12 for _, password in passwords(first))
    assert passwords(second) == []


def test_a_second_run_loads_nothing_again(prepare):
    assert "载入参考数据" in prepare()
    assert "已载入" in prepare()


def test_a_server_gets_neither_samples_nor_demo_accounts(prepare):
    said = prepare(SITE_LOCAL="0")
    assert "样例文章" not in said
    assert passwords(said) == []


def test_a_database_restored_without_its_search_index_gets_one(prepare, sqlite_url):
    prepare()
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as database:
        database.execute("DELETE FROM parks_searchgram")
        database.execute("DELETE FROM parks_searchentry")
    assert "搜索条目" in prepare()
