"""`python manage.py load_reference`: districts, townships, sectors, outlets and parks from the project's files."""

from django.core.management.base import BaseCommand

from ingest.reference import load_outlets, load_parks
from ingest.settling.run import settle_records
from parks.lookup import reindex
from parks.models import Park
from parks.reference import load_districts, load_sectors, load_townships


class Command(BaseCommand):
    help = "载入区县、镇街、产业、媒体与园区资料，可重复执行。 / Load the reference data; may be repeated."

    def handle(self, *args, **options):
        for label, load in (
            ("区县 districts", load_districts),
            ("镇街 townships", load_townships),
            ("产业 sectors", load_sectors),
            ("媒体 outlets", load_outlets),
        ):
            self.stdout.write(f"{label}: {load()}")
        for kind in ("district", "township", "sector"):
            reindex(kind)
        touched = load_parks()
        # A park may name one that comes later in the file: all stand before the first is settled.
        settle_records("park", touched)
        published = Park.objects.published().filter(pk__in=touched).count()
        self.stdout.write(f"园区 parks: {len(touched)}（公开 published {published}）")
