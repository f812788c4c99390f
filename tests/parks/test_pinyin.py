"""How names sound: as pypinyin has it, and each word looked up once."""

import pytest
from django.db import connection
from pypinyin import lazy_pinyin

from parks.pinyin import pinyin

NAMES = [
    "重庆国际生物城",
    "长寿经济技术开发区",
    "重庆银行重点行业服务中心",
    "云杉ABC新材料（重庆）有限公司",
    "女娲大道5G产业园",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_sounds_as_its_words_do_in_it(name):
    assert list(pinyin(name)) == lazy_pinyin(name)


@pytest.mark.django_db
def test_on_sqlite_the_grams_are_kept_once():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'parks_searchgram'")
            assert cursor.fetchone()[0].endswith("WITHOUT ROWID")
