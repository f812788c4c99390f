"""Districts, towns and sectors by id, held by the process: every row of a list names some of the few that there are."""

from parks.columns import held
from parks.models import District, Sector, Township


class Places:
    """`districts` (without their borders), `towns` and `sectors` by id, sectors in the order of the plan."""

    def __init__(self):
        self.districts = {district.pk: district for district in District.objects.defer("boundary")}
        self.sectors = {sector.pk: sector for sector in Sector.objects.order_by("order")}
        self.towns = {town.pk: town for town in Township.objects.all()}
        self.rank = {pk: number for number, pk in enumerate(self.sectors)}

    def in_order(self, sectors):
        """The sectors of these ids."""
        return [self.sectors[pk] for pk in sorted(sectors, key=self.rank.__getitem__)]


def places():
    """They are everybody's: nobody writes into them."""
    return held("places", Places)
