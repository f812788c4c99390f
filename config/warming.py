"""What all lists share is worked out when the site starts, and not while its first visitor waits."""

import logging

from django.db import DatabaseError, connection

from parks.filters import PARK_SORTS, ParkFilter
from parks.places import places
from projects.filters import PROJECT_SORTS, ProjectFilter

log = logging.getLogger(__name__)


def warm():
    """The columns of parks and projects and their orders (parks.columns), for the data of now. A database that is not
    there yet, or has no tables, is no hindrance: the first visitor asks again."""
    try:
        places()
        for asked, sorts in ((ParkFilter(), PARK_SORTS), (ProjectFilter(), PROJECT_SORTS)):
            for _label, ordering in sorts.values():
                asked.in_order(ordering, asked.everything())
    except DatabaseError as error:
        log.warning("Lists are not prepared: %s", error)
    finally:
        connection.close()
