"""Fills the database of the settings for the benchmark of the pages, and exports its rows for Datasette."""

import sys
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from parks.models import Park, SearchEntry  # noqa: E402
from parks.reference import load_districts, load_sectors, load_townships  # noqa: E402
from tests.bench import filling  # noqa: E402
from tests.bench.pages.exporting import export  # noqa: E402


def main(folder):
    call_command("migrate", verbosity=0)
    if not Park.objects.exists():
        load_districts(), load_townships(), load_sectors()
        filling.fill()
    if not SearchEntry.objects.exists():
        call_command("rebuild_search")
    export(folder / "rows.db")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
