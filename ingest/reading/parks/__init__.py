"""Parks named in the main text: `find_parks` gives the accepted ones and says why the others were left alone."""

from .fields import fill_fields
from .finding import Park, find_parks
from .purposes import fill_sectors

__all__ = ["Park", "fill_fields", "fill_sectors", "find_parks"]
