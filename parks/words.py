"""The words of HTML that is written in Python, looked up once for each language: a page prints some thousand of them."""

from types import SimpleNamespace

from django.utils.translation import get_language


class Words:
    """`words = Words(open=_("（"))`, then `words().open` in the language in force, as plain text."""

    def __init__(self, **lazy):
        self.lazy, self.by_language = lazy, {}

    def __call__(self):
        language = get_language()
        known = self.by_language.get(language)
        if known is None:
            known = SimpleNamespace(**{name: str(text) for name, text in self.lazy.items()})
            self.by_language[language] = known
        return known
