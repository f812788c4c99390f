"""The search's index in tests: factories make records, `index_everything()` makes them findable as settling would."""

from projects.lookup import BUILDERS, reindex


def index_everything():
    for kind in BUILDERS:
        reindex(kind.name)
