"""The hits of a search as HTML: name, what led to it, and the sentence in which the words stand, the words marked.

Written here and not as a template, because a page has up to a hundred hits. What comes from records is escaped.
"""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parks import display
from parks.proofs import chinese
from parks.search import pattern
from parks.words import Words

words = Words(match=_("匹配"), colon=_("："), similar=_("名称相近"))
DOT = ' <span class="sep">·</span> '


def rows(hits):
    """Their `<li>`s."""
    said, english = words(), display.in_english()
    return SafeString("".join([row(hit, said, english) for hit in hits]))


def row(hit, said, english):
    entry, mark = hit.entry, pattern(hit.words)
    detail = entry.detail_en if english else entry.detail
    parts = []
    if hit.via and hit.via not in detail:
        parts.append(f"<span>{said.match}{said.colon}{marked(hit.via, mark, english)}</span>")
    if detail:
        parts.append(f'<span class="inline">{marked(detail, mark, english)}</span>')
    text = DOT.join(parts)
    if hit.similar:
        text += f'{DOT}<span class="inline">{said.similar}</span>'
    sentence = getattr(hit, "sentence", "")
    quote = ""
    if sentence:
        quote = (
            f'<blockquote class="hit-sentence" lang="zh-Hans">{marked(sentence, mark, english)}</blockquote>'
        )
    return (
        f'\n  <li><a class="title" href="{entry.url}">{marked(display.local_name(entry), mark, english)}</a>\n'
        f'  <div class="detail">{text}</div>{quote}</li>\n'
    )


def marked(text, mark, english):
    """The text with the words of the search marked."""
    if mark is None:
        html = escape(text)
    else:
        # re.split with one group puts the matches at the odd places.
        pieces = mark.split(text)
        pieces[::2] = [escape(piece) for piece in pieces[::2]]
        pieces[1::2] = [
            f'<mark class="hit">{escape(piece)}</mark>' if piece else "" for piece in pieces[1::2]
        ]
        html = "".join(pieces)
    return chinese(SafeString(html)) if english else html
