"""What a firm does in the text: invest, build for others, run, or move in. The words stand in data/companies/."""

import re

from ingest.reading.naming.plain import clause_around
from ingest.reading.naming.words import choice

_BUILDER = re.compile(choice("companies/builder_words"))
_OPERATOR = re.compile(choice("companies/operator_words"))
_TENANT = re.compile(choice("companies/tenant_words"))
_INVESTOR = re.compile(r"投资|投建|兴建|斥资|出资|牵头|拟投|签下|签约|签署|带来|项目|落户|基地")


def role_of(sentence, start, end):
    """investor | builder | operator | tenant | "" of one mention, by the words of its clause."""
    low, high = clause_around(sentence, start, end)
    clause = sentence[low:high]
    if _BUILDER.search(clause):
        near = re.search(r"(?:由|、)?[^由、]*$", sentence[low:start]).group() + sentence[end : end + 12]
        if _BUILDER.search(near) and not re.match(r"(?:牵头|投资|投建)", sentence[end:]):
            return "builder"
    if _OPERATOR.search(sentence[max(low, start - 6) : end + 10]):
        return "operator"
    if _INVESTOR.search(clause) and not re.search(r"授牌|租", clause):
        return "investor"
    return "tenant" if _TENANT.search(clause) else ""
