"""What keeps machines out of forms for strangers, without a puzzle and without JavaScript.

A field that people do not see, and a signed note of when the page was opened. Whoever is held back wrongly keeps
all that they typed, is told why, and gets through by pressing the button again.
"""

import hashlib
import secrets
import time

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

SALT = "asking.opened"
LONGEST = 24 * 3600  # seconds that a page may lie open
REMEMBERED = 3600  # seconds in which the same words from the same page are one sending


def token(age=0):
    """A signed note that the page was opened `age` seconds ago, different each time."""
    return signing.dumps([int(time.time()) - age, secrets.token_hex(8)], salt=SALT)


def age_of(text):
    """Seconds since the page was opened, or None when the note is not ours."""
    try:
        opened, _nonce = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return time.time() - opened


class GuardedForm(forms.Form):
    """A form for strangers. `opened` and `website` are its guards."""

    website = forms.CharField(
        label=_("这一栏请留空"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False  # our own words beside the field, not the browser's

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = token
        for field in self.fields.values():
            if field.required:
                field.widget.attrs["aria-required"] = "true"

    def clean(self):
        given = super().clean()
        age = age_of(given.get("opened", ""))
        if given.get("website"):
            self.let_through_next_time(website="")
            self.add_error(None, _("有一栏本该留空却填了字，已替您清空。您写的都还在，请再点一次提交。"))
        elif age is None or age > LONGEST:
            self.let_through_next_time()
            self.add_error(None, _("这一页打开得太久，已为您更新。您写的都还在，请再点一次提交。"))
        elif age < settings.ASKING_MIN_SECONDS:
            self.add_error(None, _("提交得太快，像是机器填的。您写的都还在，请过几秒再点一次提交。"))
        return given

    def let_through_next_time(self, **changed):
        self.data = self.data.copy()
        for name, value in {"opened": token(age=settings.ASKING_MIN_SECONDS), **changed}.items():
            self.data[name] = value

    def sent_before(self):
        """The number that the same words from the same opened page got: a button pressed twice is one sending."""
        return cache.get(self._fingerprint())

    def remember(self, number):
        cache.set(self._fingerprint(), number, REMEMBERED)

    def _fingerprint(self):
        words = repr(sorted((name, str(value)) for name, value in self.cleaned_data.items()))
        return f"asking-sent-{hashlib.sha256(words.encode()).hexdigest()}"
