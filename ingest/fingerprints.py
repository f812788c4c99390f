"""A fingerprint of a text: nearly the same texts have nearly the same bits."""

import re
from hashlib import blake2b

BITS = 60
# For each bit of a byte, what `bytes.translate` makes of every byte: 1 where the bit is set.
BIT_OF_BYTE = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8)]
NOT_TEXT = re.compile(r"\W+")


def fingerprint(body):
    """A 60-bit simhash over the body's four-character grams; None for a text too short to tell."""
    text = NOT_TEXT.sub("", body)
    if len(text) < 80:
        return None
    grams = {text[i : i + 4] for i in range(len(text) - 3)}
    hashes = b"".join(blake2b(gram.encode(), digest_size=8).digest() for gram in grams)
    return sum(1 << bit for bit in range(BITS) if _set_in(hashes, bit) * 2 > len(grams))


def _set_in(hashes, bit):
    """In how many of the 8-byte hashes, laid behind each other, a bit is set; counted without a loop of ours."""
    column = hashes[7 - bit // 8 :: 8]
    return column.translate(BIT_OF_BYTE[bit % 8]).count(1)
