"""Articles from files and folders: .txt .html .json .jsonl .zip, one after the other, never more than one in memory."""

import json
import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

LIMIT = 5 * 1024 * 1024  # bytes of one article; a .jsonl or .zip of many may be larger
FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".zip": "zip",
}
NO_TEXT = "JSON 里没有 text 或 html"
_META = ("title", "published", "published_on", "outlet", "source", "author", "fetched_at")


@dataclass(slots=True)
class Item:
    """One article as found. `data` is what the reader decodes: the file's bytes, or the UTF-8 of a JSON's text or html.

    `name` is the path below the given folder without its ending (and the key or line number inside a .jsonl).
    `problem` is empty, or says in Chinese why there is nothing to read (too large, broken, unreadable, unknown format).
    """

    name: str
    data: bytes = b""
    format: str = "txt"  # txt or html
    url: str = ""
    meta: dict = field(default_factory=dict)
    problem: str = ""


def say_left_out(name, reason):
    print(f"{name}：{reason}，略过", file=sys.stderr)


def iter_items(paths, *, max_bytes=LIMIT, left_out=say_left_out) -> Iterator[Item]:
    """All articles below the given files and folders, in order of their names. Never raises for what it finds there.

    A JSON without `text` or `html` (such as an answer to an article) is no article: `left_out(name, reason)` hears of it.
    """
    for item in _all(paths, max_bytes):
        if item.problem == NO_TEXT:
            left_out(item.name, item.problem)
        else:
            yield item


def _all(paths, limit):
    for path in map(Path, paths):
        if path.is_dir():
            for file in _files(path):
                if file.suffix.lower() in FORMATS:
                    yield from _of_file(file, _name(file.relative_to(path)), limit)
        elif not path.exists():
            yield Item(path.name, problem="文件不存在")
        elif path.suffix.lower() in FORMATS:
            yield from _of_file(path, path.stem, limit)
        else:
            yield Item(path.name, problem="不认识的文件格式")


def _files(folder):
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _name(path):
    return str(PurePosixPath(path).with_suffix(""))


def _of_file(path, name, limit):
    kind = FORMATS[path.suffix.lower()]
    try:
        if kind == "zip":
            yield from _of_zip(path, name, limit)
        else:
            with path.open("rb") as stream:
                yield from _of_stream(stream, name, kind, limit)
    except OSError as error:
        yield Item(name, problem=f"无法读取（{error.strerror or '输入输出错误'}）")


def _of_stream(stream, name, kind, limit):
    """The articles of an open binary stream of one of the kinds txt, html, json, jsonl."""
    if kind == "jsonl":
        yield from _of_lines(stream, name, limit)
        return
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield _too_large(name, limit)
    elif kind == "json":
        yield _of_json(data, name, limit)
    else:
        yield Item(name, data, kind)


def _of_lines(stream, name, limit):
    number = 0
    while line := stream.readline(limit * 2 + 1):
        number += 1
        if len(line) > limit * 2:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield _too_large(f"{name}/{number}", limit)
        elif line.strip():
            yield _of_json(line, f"{name}/{number}", limit, inside=name)


def _of_json(data, name, limit, inside=None):
    """One JSON object with `text` or `html`, and if it likes `id`, `url`, `title`, `published`."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return Item(name, problem="不是有效的 JSON")
    if not isinstance(found, dict):
        return Item(name, problem=NO_TEXT)
    kind = "txt" if isinstance(found.get("text"), str) else "html"
    text = found.get("text" if kind == "txt" else "html")
    key = found.get("id")
    if inside and isinstance(key, str | int) and str(key).strip():
        name = f"{inside}/{key}"
    if not isinstance(text, str):
        return Item(name, problem=NO_TEXT)
    encoded = text.encode("utf-8", "replace")
    if len(encoded) > limit:
        return _too_large(name, limit)
    url = found.get("url")
    meta = {k: v for k in _META if isinstance(v := found.get(k), str)}
    return Item(name, encoded, kind, url if isinstance(url, str) else "", meta)


def _of_zip(path, name, limit):
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError):
        yield Item(name, problem="压缩包已损坏")
        return
    with archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            inner = PurePosixPath(_entry_name(entry))
            if entry.is_dir() or inner.name.startswith(".") or "__MACOSX" in inner.parts:
                continue
            kind = FORMATS.get(inner.suffix.lower())
            if kind in (None, "zip"):
                continue
            yield from _of_entry(archive, entry, f"{name}/{_name(inner)}", kind, limit)


def _of_entry(archive, entry, name, kind, limit):
    try:
        with archive.open(entry) as stream:
            yield from _of_stream(stream, name, kind, limit)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        # RuntimeError is how zipfile says that a password is needed.
        yield Item(name, problem="压缩包内文件无法读取（损坏或加密）")


def _entry_name(entry):
    """Archives made on Chinese Windows carry GBK names without saying so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gbk")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _too_large(name, limit):
    return Item(name, problem=f"超过大小上限（{limit / 1048576:.0f} MB）")
