"""Several statements of one ceremony become one, and a part of a batch is not a ceremony of its own."""


def merge(happenings):
    """Happenings, each once, in order.

    - The same kind with the same count, or the same sentence: one.
    - `part of a batch`: a single (or a smaller batch) of a batch's kind without a day of its own.
    - `occasion`: 签约暨开园活动 gives its date to what it opened.
    """
    kept = []
    for h in sorted(happenings, key=lambda h: (h.reference, not h.batch, h.occasion, h.order)):
        twin = next((k for k in kept if _same(k, h)), None)
        if twin is not None:
            _fill(twin, h)
        elif not h.reference and not any(_part(k, h) for k in kept):
            kept.append(h)
    kept = [k for k in kept if not (k.combined and _split(k, kept))]
    return sorted(kept, key=lambda h: h.order)


def _split(k, kept):
    """本次签约、开工68个…其中签约44个，开工24个: the parts are the ceremonies."""
    parts = {
        h.kind
        for h in kept
        if h is not k
        and h.batch
        and not h.combined
        and _agree(k, h)
        and (h.projects or 0) < (k.projects or 0)
    }
    return "signing" in parts and len(parts) > 1


def _agree(k, h):
    return not (k.iso and h.iso) or k.iso.startswith(h.iso) or h.iso.startswith(k.iso)


def _same(k, h):
    if k.kind != h.kind:
        return False
    if k.batch and h.batch and k.projects == h.projects and k.projects and not (k.iso_own and h.iso_own):
        return True
    if not _agree(k, h):
        return False
    if h.occasion:
        return True
    if k.batch != h.batch:
        return False
    if k.batch and k.firms != h.firms:
        return k.sentence is h.sentence  # 11家企业…集中签约项目11个: one ceremony, counted in both
    if k.batch:
        return k.projects == h.projects
    return k.sentence is h.sentence


def _part(k, h):
    """h is told after the batch k, of its kind, and not of another day."""
    if k.kind != h.kind or not k.batch or k.combined and h.batch or h.order < k.order or not _agree(k, h):
        return False
    if h.batch:
        return (
            h.sentence is not k.sentence
            and not (h.local and h.local != k.local)
            and not h.iso_own
            and not h.firms
            and (h.projects or 0) < (k.projects or 0)
        )
    return not (k.firms and h.besides)


def _fill(kept, other):
    if kept.firms and other.batch and not other.firms:
        kept.firms, kept.count, kept.number = False, other.count, other.number
        kept.start, kept.end, kept.rule = other.start, other.end, other.rule
    kept.money = kept.money or other.money
    if other.iso and (not kept.iso or len(other.iso) > len(kept.iso) or (other.iso_own and not kept.iso_own)):
        kept.iso, kept.date, kept.iso_own = other.iso, other.date, other.iso_own
    kept.park = kept.park or other.park
