"""Number words to Decimals: 1,234.5 · １０ · 二十 · 百 · 两千三百.

Chinese numerals are turned by cn2an; what it refuses (a bare 百, 千, 万: "超百亿元" is at least one hundred)
is read here.
"""

from decimal import Decimal, InvalidOperation
from functools import lru_cache

import cn2an

CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万"
_BARE = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}


@lru_cache(maxsize=4096)
def number(printed):
    """The Decimal that a run of digits or Chinese numerals stands for, or None when it stands for none.

    >>> number("1,234.5"), number("十五"), number("百")
    (Decimal('1234.5'), Decimal('15'), Decimal('100'))
    """
    plain = printed.replace(",", "").replace("，", "")
    if plain in _BARE:
        return _BARE[plain]
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    try:
        return Decimal(str(cn2an.cn2an(plain.replace("〇", "零").replace(".", "点"), "normal")))
    except (ValueError, KeyError):  # 十四十 breaks its table
        return None
