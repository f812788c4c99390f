"""What tests of public forms share: a page opened long enough ago, and what people would type."""

from parks.asking.guard import token

PHONE = "13896001234"
ENQUIRY = {
    "need": "做体外诊断试剂，要一层带净化的厂房。",
    "purpose": "production",
    "area": "3,000",
    "area_unit": "m2",
    "budget": "3000 万元",
    "tax_yearly": "每年 200 万元",
    "company": "渝测试剂有限公司",
    "contact_name": "王女士",
    "phone": "138 9600 1234",
    "consent": "on",
}
REPORT = {"words": "二百六十六亩", "right": "266 亩只是一期", "source": "我在现场看到公示牌"}


def opened(seconds=60):
    """The guards of a form whose page was opened so long ago."""
    return {"opened": token(age=seconds), "website": ""}


def enquiry(**changed):
    return {**ENQUIRY, **opened(), **changed}


def report(**changed):
    return {**REPORT, **opened(), **changed}
