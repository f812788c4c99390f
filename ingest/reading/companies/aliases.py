"""Short forms that the text itself introduces: 成都豪能科技股份有限公司(以下简称“豪能股份”)."""

import re

_INTRODUCED = re.compile(
    r"[\"”]?\s?\((?:以下|下文|下|又|亦)?(?:简)?(?:称|名)(?:为|作)?[:“\"]{0,2}(?P<alias>[^“”\"(),。;或及和]{2,12})[”\"]?(?:[或及和、][“\"]?[^“”\"()]{1,10}[”\"]?)?\)"
)
_NO_NAME = frozenset({"公司", "本公司", "集团", "基金", "项目", "园区", "基地", "该公司"})


def introduced(text, end):
    """The short form that a bracket right after `end` introduces, as (start, end, alias), or None."""
    match = _INTRODUCED.match(text, end)
    if match is None or match["alias"] in _NO_NAME:
        return None
    return match.start("alias"), match.end("alias"), match["alias"]
