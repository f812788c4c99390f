"""Short addresses of records: their content's id in base 36, which a rebuilt directory gives them again."""

from django.utils.http import base36_to_int, int_to_base36

from parks.addresses import Gone, end_of_chain
from parks.models import OldAddress, Park
from projects.models import Company, Project, SigningEvent

KINDS = {"park": Park, "project": Project, "company": Company, "event": SigningEvent}
HASH_BITS, SLUG_BITS = 63, 24
LARGEST = 2**HASH_BITS


def code_of(record):
    return int_to_base36(record.pk)


def find(code):
    """The public record that the code stands for today, through merges and rebuilt keys, or None.

    Raises Gone where it was a record's and no successor is public.
    """
    try:
        pk = base36_to_int(code)
    except ValueError:
        return None
    if pk >= LARGEST:
        return None
    for model in KINDS.values():
        row = model.objects.filter(pk=pk).values_list("key", "published", "merged_into").first()
        if row:
            key, published, merged_into = row
            return end_of_chain(model, merged_into or key) if published or merged_into else None
    return moved_away(pk)


def moved_away(pk):
    """Id and slug are made from one hash: a record that is gone is known by the six digits of its old slug."""
    digits = f"{pk >> (HASH_BITS - SLUG_BITS):06x}"
    old = list(OldAddress.objects.filter(slug__endswith=f"-{digits}")[:2])
    if not old:
        return None
    if len(old) > 1 or old[0].kind not in KINDS:
        raise Gone
    return end_of_chain(KINDS[old[0].kind], old[0].target_key)
