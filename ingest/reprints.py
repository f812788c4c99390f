"""Reprints: articles whose main texts are nearly the same are one report, told by the earliest of them."""

from collections import defaultdict

from ingest.fingerprints import BITS
from ingest.models import Article

BANDS = 6  # two fingerprints that differ in fewer bits than bands agree in at least one band
MOST_DIFFERENT = 5


def group(rows):
    """{article id: origin id} for `rows` of (id, fingerprint, published_on or None, sha256).

    The origin is the earliest published, then the one with the smallest hash: the same whatever the order
    of loading. Articles without a near twin are left out.
    """
    rows = sorted(rows, key=lambda r: (r[2] is None, r[2] or "", r[3]))
    bands = defaultdict(list)
    width = BITS // BANDS
    origins = {}
    prints = {}
    for pk, print_, _, _ in rows:
        found = None
        for band in range(BANDS):
            for other in bands[band, print_ >> band * width & (1 << width) - 1]:
                if (prints[other] ^ print_).bit_count() <= MOST_DIFFERENT:
                    found = other
                    break
            if found:
                break
        if found:
            origins[pk] = found
            continue
        prints[pk] = print_
        for band in range(BANDS):
            bands[band, print_ >> band * width & (1 << width) - 1].append(pk)
    return origins


def regroup():
    """Set every article's origin; returns the ids of those whose origin changed."""
    rows = Article.objects.exclude(fingerprint=None).filter(status=Article.Status.READ)
    rows = rows.values_list("pk", "fingerprint", "published_on", "sha256")
    origins = group([(pk, p, on.isoformat() if on else None, sha) for pk, p, on, sha in rows])
    changed = []
    current = Article.objects.exclude(fingerprint=None).values_list("pk", "origin_id")
    for pk, origin in current:
        if origins.get(pk) != origin:
            Article.objects.filter(pk=pk).update(origin=origins.get(pk))
            changed.append(pk)
    return changed
