"""What parks, companies, projects and ceremonies have in common: an identity made from their content."""

import hashlib

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from parks.pinyin import pinyin


def content_id(key):
    """A positive 63-bit id from a content key, so that a rebuilt directory has the same ids."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> 1


def record_slug(name, key):
    """`chongqing-guo-ji-sheng-wu-cheng-3f9a2c`: pinyin to read, six hex digits of the key to be unique
    whatever else the directory holds."""
    spoken = slugify("-".join(pinyin(name)))[:60].strip("-") or "x"
    return f"{spoken}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


class Record(models.Model):
    """A settled record. Every field below the identity is written by settling alone (DESIGN §2.2)."""

    id = models.BigIntegerField(primary_key=True, editable=False)
    key = models.CharField(_("内容键"), max_length=300, unique=True, editable=False)
    slug = models.SlugField(_("地址"), max_length=80, unique=True, editable=False)
    name = models.CharField(_("名称"), max_length=200, db_index=True)
    aliases = models.JSONField(_("别名"), default=list, blank=True)
    published = models.BooleanField(
        _("公开"), default=True, db_index=True, help_text=_("没有来源证实的记录只在后台可见。")
    )
    sample = models.BooleanField(_("样例"), default=False, help_text=_("只由样例文章得来。"))
    merged_into = models.CharField(
        _("已并入"),
        max_length=300,
        blank=True,
        db_index=True,
        help_text=_("现记录的内容键；由同一性判断得出。"),
    )
    first_reported_on = models.DateField(_("最早报道"), null=True, blank=True)
    last_reported_on = models.DateField(_("最近报道"), null=True, blank=True, db_index=True)
    article_count = models.PositiveIntegerField(_("报道数"), default=0)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.key,)
