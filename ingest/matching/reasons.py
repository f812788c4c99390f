"""Why a mention means what it means, or why that is a question: codes that matching writes, and their words."""

from django.utils.translation import gettext_lazy as _

ANSWERED = "somebody answered so"
NONE_OF_THESE = "somebody said none of these"
REJECTED = "rejected"
ESTABLISHED = "name of an established record"
SEVERAL_ESTABLISHED = "the name fits several established records"
SEVERAL = "the name fits several records"
NAME_ALONE = "the name alone tells nothing apart"
EXACT_PARK = "exact name or alias of an established park"
SEVERAL_PARKS = "several parks bear this name"
IN_FULL = "named in full"
SAME_PARK = "same core name, short name or alias in the same place"
SAME_CORE = "same core name"
SAME_COMPANY = "same core name or short form of it"
SAME_PROJECT = "same core name and place, or one name within the other"
SAME_CEREMONY = "same kind, place and date"
SEVERAL_CEREMONIES = "several established ceremonies fit"
PERHAPS_KNOWN = "perhaps a ceremony that is known already"
AS_SAID = "as somebody said of it"

WORDS = {
    ANSWERED: _("编辑这样回答"),
    NONE_OF_THESE: _("编辑回答：都不是"),
    REJECTED: _("这个名称已被驳回"),
    ESTABLISHED: _("与参考数据或编辑录入的记录同名"),
    SEVERAL_ESTABLISHED: _("参考数据或编辑录入的记录里有几条同名"),
    SEVERAL: _("这个名称对得上几条记录"),
    NAME_ALONE: _("单凭这个名称分不出是哪一个"),
    EXACT_PARK: _("与名录里已有园区的名称或别名相同"),
    SEVERAL_PARKS: _("有几个园区都叫这个名称"),
    IN_FULL: _("写的是全称"),
    SAME_PARK: _("同一地方的同名、简称或别名"),
    SAME_CORE: _("名称相同"),
    SAME_COMPANY: _("名称相同，或是它的简称"),
    SAME_PROJECT: _("同一地方的同名项目，或一个名称包含另一个"),
    SAME_CEREMONY: _("类别、地点和日期相同"),
    SEVERAL_CEREMONIES: _("有几场已录入的活动都对得上"),
    PERHAPS_KNOWN: _("也许是已知的某一场活动"),
    AS_SAID: _("与编辑说过的那一场相符"),
}


def in_words(code):
    """The reason in the language in force; what is no code of ours is shown as it is."""
    return str(WORDS.get(code, code))
