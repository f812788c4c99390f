"""What a list shows of the columns: the records that its filters leave, a page of them at a time."""

from django.utils.functional import cached_property


class Found:
    """The records that the filters leave, in order; a slice of it reads its rows."""

    def __init__(self, filterset, rows, ordering, read):
        self.filterset, self.rows, self.ordering, self.read = filterset, rows, ordering, read

    @cached_property
    def set(self):
        return self.filterset.found()

    def count(self):
        return self.set.bit_count()

    __len__ = count

    def __getitem__(self, part):
        order = self.filterset.in_order(self.ordering, self.rows)
        return self.read(self.filterset.columns.page(self.set, order, part.start or 0, part.stop))
