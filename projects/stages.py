"""How far a project is, in three groups that are never summed with each other (DESIGN §2.6)."""

# A stage belongs to one of these groups, or to none.
PLANNED = ("planned", "signed")
BUILDING = ("under_construction", "topped_out")
DONE = ("completed", "opened")


def group_of(stage):
    """`planned`, `building` or `done`; stopped projects and those of unknown stage are `other`."""
    for name, stages in (("planned", PLANNED), ("building", BUILDING), ("done", DONE)):
        if stage in stages:
            return name
    return "other"
