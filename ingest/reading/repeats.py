"""Each text once: pages print paragraphs, blocks and whole articles twice, and leads cut short before the full text."""

_SAME = (
    15  # characters from which an equal line is a repeat; shorter ones (签约, 开工) may be rows of a table
)
_START = 20  # characters by which a line is recognised as the beginning of a longer one


def without_repeats(lines, headlines):
    """(kept, left out). `headlines`: keys of the page's headline, which pages print again as a caption or first line."""
    keys = [line.key for line in lines]
    longest = {}
    for key in keys:
        if len(key) >= _START and len(key) > len(longest.get(key[:_START], "")):
            longest[key[:_START]] = key
    seen, drop = set(), set()
    for i, key in enumerate(keys):
        if (
            len(key) >= 8
            and key in headlines
            or len(key) >= _SAME
            and key in seen
            or len(key) >= _START
            and _cut_short(key, longest[key[:_START]])
        ):
            drop.add(i)
        seen.add(key)
    _drop_inside_repeats(keys, drop)
    return (
        [line for i, line in enumerate(lines) if i not in drop],
        [line for i, line in enumerate(lines) if i in drop],
    )


def _cut_short(key, full):
    return len(full) > len(key) and full.startswith(key)


def _drop_inside_repeats(keys, drop):
    """A short line printed before (a section head) goes when its neighbours are repeats too."""
    seen = set()
    for i, key in enumerate(keys):
        if key in seen and i not in drop and (i + 1 in drop or i - 1 in drop):
            drop.add(i)
        seen.add(key)
