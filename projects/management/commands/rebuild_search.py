"""`python manage.py rebuild_search`: the search's index anew, from the records as they are."""

import time

from django.core.management.base import BaseCommand

from parks.models import data_changed
from projects.lookup import rebuild


class Command(BaseCommand):
    help = "重建搜索索引；平时由结算自动更新。 / Rebuild the search's index; settling keeps it otherwise."

    def handle(self, *args, **options):
        start = time.perf_counter()
        entries = rebuild()
        data_changed()
        self.stdout.write(f"搜索条目 entries: {entries}（{time.perf_counter() - start:.1f} s）")
