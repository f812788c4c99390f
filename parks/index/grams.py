"""Which pieces of an entry's names are kept, and which pieces of a typed word lead to them.

An entry's texts are laid behind each other on one line of places, with a gap between them: the name, its aliases,
the context, then the initials and the syllables of name and aliases. A word stands in one of them where its grams
have neighbouring places.
"""

from dataclasses import dataclass
from itertools import pairwise

from parks.index.text import bare, initials, segmentations, syllables
from parks.models.search import SearchGram

Field = SearchGram.Field
LONGEST = SearchGram._meta.get_field("gram").max_length
# A project of a hundred companies is a list; the first ones lead to it.
MOST_CONTEXT = 60
LAST_PLACE = 32_000
# Behind every character: what begins with 生 stands from 生 to 生 + END.
END = "\U0010ffff"
# They end the names of most companies, and tell nothing of their projects and of how they sound.
TAILS = ("有限责任公司", "有限公司", "公司")
FIRM = "公司"
TYPED_TAILS = (*TAILS, "有限责任", "有限")


def grams_of(entry):
    """`{(gram, place): field}` of an entry, each gram with the best of its fields."""
    found, base = {}, 0
    for pieces in _texts(entry):
        last = 0
        for gram, place, field in pieces:
            last = max(last, place)
            if base + place < LAST_PLACE and len(gram) <= LONGEST:
                found.setdefault((gram, base + place), field)
        base += last + 3
    return found


def _texts(entry):
    """The pieces of each text, `[(gram, place, field)]`, in the order in which they are laid."""
    name = bare(entry.name)
    names = list(dict.fromkeys(filter(None, [name, *map(bare, entry.aliases)])))
    for text in names:
        yield _name_pieces(text, text == name)
    for text in dict.fromkeys(map(bare, entry.context[:MOST_CONTEXT])):
        yield _context_pieces(text)
    for text in names:
        if not text.isascii():
            spoken = _without_tail(text)
            yield _sound_pieces(initials(spoken))
            yield _sound_pieces(syllables(spoken))


def _name_pieces(text, is_name):
    first, inside = (Field.START, Field.INSIDE) if is_name else (Field.ALIAS, Field.ALIAS)
    pairs = [(text[at : at + 2], at, inside if at else first) for at in range(len(text))]
    return [(text[:LONGEST], 0, Field.WHOLE), (text[0], 0, first), *pairs]


def _context_pieces(text):
    """Without the end of a company's name, for which one gram stands."""
    short = _without_tail(text)
    pairs = [(text[at : at + 2], at, Field.CONTEXT) for at in range(max(1, len(short) - 1))]
    return pairs if short == text else [*pairs, (short[-1] + FIRM, len(short) - 1, Field.CONTEXT)]


def _sound_pieces(sounds):
    return [
        ("".join(sounds[at : at + 2]), at, Field.SOUND_INSIDE if at else Field.SOUND)
        for at in range(max(1, len(sounds) - 1))
    ]


def _without_tail(text, tails=TAILS):
    tail = next((tail for tail in tails if text.endswith(tail)), "")
    return text.removesuffix(tail) if len(text) > len(tail) + 1 else text


WRITTEN = (Field.WHOLE, Field.START, Field.INSIDE, Field.ALIAS, Field.CONTEXT)
SPOKEN = (Field.SOUND, Field.SOUND_INSIDE)


@dataclass(frozen=True)
class Reading:
    """One way to find a word: its overlapping grams, each one place behind the last, and the fields where they
    may stand (none: anywhere). `open` says that the last gram is only the beginning of one."""

    grams: tuple
    open: bool = False
    fields: tuple = ()

    @property
    def closed(self):
        """The grams that stand in the index as they are."""
        return self.grams[:-1] if self.open else self.grams

    def needed_beside(self, driver):
        """The numbers of the grams that cover the word together with the one that has the number `driver`."""
        last = len(self.grams) - 1
        return sorted({0, last, *range(driver % 2, last + 1, 2)} - {driver})


def readings(word):
    """How a bare word may be meant: as characters or initials, or as pinyin in full."""
    if len(word) == 1:
        # A single letter begins the sound of everything.
        return [Reading((word,), open=True, fields=WRITTEN if word.isascii() else ())]
    pairs = tuple(word[at : at + 2] for at in range(len(word) - 1))
    if not word.isascii():
        short = _without_tail(word, TYPED_TAILS)
        as_context = Reading((*pairs[: len(short) - 1], short[-1] + FIRM), fields=(Field.CONTEXT,))
        return [Reading(pairs), *([as_context] if short != word else [])]
    # Two letters are initials in the middle of half the directory: only names that begin with them count.
    return [Reading(pairs, fields=(*WRITTEN, Field.SOUND) if len(word) == 2 else ()), *spoken_readings(word)]


def spoken_readings(word):
    """Pinyin in full; its last syllable may go on, where nothing ends as it was typed (see Plan)."""
    for spoken in segmentations(word):
        if len(spoken) == 1:
            yield Reading((word,), open=True, fields=(Field.SOUND,))
        else:
            pairs = tuple(a + b for a, b in pairwise(spoken))
            yield Reading(pairs, open=True, fields=SPOKEN)
