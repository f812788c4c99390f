"""Bytes to text: UTF-8, UTF-16 with its mark, GB18030 and Big5, recognised without a label. All spans count its code points.

What cannot be an article in Chinese is refused with a code and a reason that a person understands.
"""

import codecs
import re
from dataclasses import dataclass

LIMIT = 5 * 1024 * 1024  # bytes of one article

REASONS = {
    "empty": "文件是空的",
    "too_large": "文件超过大小上限",
    "binary": "不是文本文件（二进制内容）",
    "encoding": "无法识别文字编码",
    "not_chinese": "不是中文文章",
}
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"RIFF",
    b"\x7fELF",
    b"ID3",
    b"\x00\x00\x00 ftyp",
    b"SQLite format",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,12})", re.I)
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_LETTERS = re.compile(r"[^\W\d_]")
_TAGS = re.compile(r"<(?:script|style)\b[^>]{0,500}>.*?</(?:script|style)>|<[^<>]{1,2000}>", re.S | re.I)
_EVERYDAY = "，。、的一是在有年月市区區了和产產业業项項目重庆慶"
_LEAST = 10  # Chinese characters


class Refused(ValueError):
    """The bytes are no article. `code` is a key of REASONS, `reason` a sentence in Chinese."""

    def __init__(self, code, detail=""):
        self.code = code
        self.reason = REASONS[code] + detail
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str  # utf-8, utf-8-sig, utf-16-le, utf-16-be, gb18030 or big5


def decode(data, *, limit=LIMIT):
    """The text of an article's bytes. Raises Refused: empty, too_large, binary, encoding, not_chinese."""
    if len(data) > limit:
        raise Refused("too_large", f"（{len(data) / 1048576:.1f} MB，上限 {limit / 1048576:.0f} MB）")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty")
    decoded = _decoded(data)
    if not decoded.text.strip(" \t\r\n\x00\ufeff\u3000\xa0"):
        raise Refused("empty")
    _check_chinese(decoded.text)
    return decoded


def _decoded(data):
    if data.startswith(_MAGIC):
        raise Refused("binary")
    for mark, name in _MARKS:
        if data.startswith(mark):
            if name == "utf-8-sig":
                return Decoded(data[3:].decode("utf-8", "replace"), name)
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    if len(_CONTROL.findall(data[:65536])) > max(2, len(data[:65536]) // 50):
        if name := _bare_utf16(data):
            return Decoded(data.decode(name, "replace"), name)
        raise Refused("binary")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        # A file cut in the middle of its last character, or with a few broken bytes, is still UTF-8.
        text = data.decode("utf-8", "replace")
        if error.start >= len(data) - 3 or text.count("\ufffd") * 200 < len(_CHINESE.findall(text)):
            return Decoded(text, "utf-8")
    return _double_byte(data)


def _bare_utf16(data):
    """UTF-16 without its mark: the byte order in which everyday characters turn up."""
    counts = {}
    for name in ("utf-16-le", "utf-16-be"):
        text = data[: min(len(data), 8000) // 2 * 2].decode(name, "replace")
        counts[name] = sum(map(text.count, _EVERYDAY)) / len(text)
    best = max(counts, key=counts.get)
    return best if counts[best] > 0.08 else ""


def _double_byte(data):
    """GB18030 or Big5: the one in which more of the characters are everyday ones; a page's own label decides a draw."""
    label = _CHARSET.search(data[:2048])
    labelled = label[1].lower().decode() if label else ""
    best, best_score = None, 0.0
    for name, lead, hint in (("gb18030", (0xB0, 0xD7), ("gb",)), ("big5", (0xA4, 0xC6), ("big5",))):
        text = data.decode("big5hkscs" if name == "big5" else name, "replace")
        chinese = len(_CHINESE.findall(text))
        if not chinese or text.count("\ufffd") * 50 > chinese:
            continue
        score = _everyday(data, *lead) - text.count("\ufffd") / chinese + 0.02 * labelled.startswith(hint)
        if score > best_score:
            best, best_score = Decoded(text, name), score
    if best is None or best_score < 0.35:
        raise Refused("encoding")
    return best


def _everyday(data, low, high):
    """Share of the double-byte characters whose first byte lies among the everyday characters of the encoding."""
    pairs = re.findall(rb"[\x81-\xfe][\x40-\xfe]", data[:65536])
    hanzi = [pair[0] for pair in pairs if not 0xA1 <= pair[0] <= 0xA3]
    return sum(low <= first <= high for first in hanzi) / len(hanzi) if hanzi else 0.0


def _check_chinese(text):
    plain = _TAGS.sub(" ", text) if "<" in text else text
    chinese = len(_CHINESE.findall(plain))
    foreign = len(_KANA.findall(plain))
    if chinese < _LEAST or foreign * 4 > chinese or chinese * 20 < len(_LETTERS.findall(plain)):
        raise Refused("not_chinese")
