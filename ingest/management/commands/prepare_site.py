"""Everything between installed packages and a site to look at; a second run skips what is done."""

import contextlib
import hashlib
import json
import secrets
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections

from parks.models import District, SearchEntry

SAMPLES = Path("ingest/samples")
# What the reference data and the samples become depends on these: data files and the code that reads them.
LOADED_FROM = ("parks", "projects", "ingest")
SUFFIXES = {".py", ".csv", ".txt", ".json", ".geojson", ".jsonl", ".html", ".toml"}


class Command(BaseCommand):
    help = "建库、载入参考数据与样例、建立演示账号；已做过的跳过。 / Migrate, load reference data and samples, make demo accounts; what is done is skipped."

    def handle(self, *args, **options):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        # Where no worker runs, a start is when the time of personal data is looked at.
        call_command("prune_enquiries", stdout=StringIO())
        # A database restored without the search's index, which can always be made anew; settling keeps it from then on.
        if District.objects.exists() and not SearchEntry.objects.exists():
            call_command("rebuild_search", stdout=self.stdout)
        self.load()
        if settings.SAMPLES_ALLOWED:
            self.make_accounts()

    def load(self):
        stamp, fingerprint = stamp_file(), source_fingerprint()
        if District.objects.exists() and stamp.is_file() and stamp.read_text() == fingerprint:
            self.stdout.write("参考数据与样例已载入。 / Reference data and samples are in place.")
            return
        self.stdout.write("载入参考数据 / loading the reference data …")
        call_command("load_reference", stdout=self.stdout)
        if settings.SAMPLES_ALLOWED:
            self.stdout.write("载入样例文章 / loading the sample articles …")
            # It ends with a status where one failed; that is a row to look at and no reason not to serve.
            with contextlib.suppress(SystemExit):
                call_command(
                    "load_articles", str(settings.BASE_DIR / SAMPLES), samples=True, stdout=self.stdout
                )
        stamp.write_text(fingerprint)

    def make_accounts(self):
        """A curator and a member of the investment-promotion staff, whose passwords are printed this once."""
        users = get_user_model().objects
        if users.exists():
            return
        passwords = {name: secrets.token_urlsafe(9) for name in ("curator", "zhaoshang")}
        users.create_superuser("curator", password=passwords["curator"])
        officer = users.create_user("zhaoshang", password=passwords["zhaoshang"])
        officer.groups.add(Group.objects.get_or_create(name="招商")[0])
        self.stdout.write(
            "演示账号，密码只显示这一次 / demo accounts, their passwords are shown this once:\n"
            f"  编辑 curator    curator    {passwords['curator']}    /admin/\n"
            f"  招商 staff      zhaoshang  {passwords['zhaoshang']}    /leads/"
        )


def stamp_file():
    """One for each database, since the database itself has no place for it."""
    connection = connections[DEFAULT_DB_ALIAS].settings_dict
    database = json.dumps(
        [connection["ENGINE"], connection["HOST"], connection["PORT"], str(connection["NAME"])]
    )
    return settings.VAR_DIR / f"prepared-{hashlib.sha256(database.encode()).hexdigest()[:12]}"


def source_fingerprint():
    """Changes with any file that the loaded records come from, so that an update is loaded at the next start."""
    digest = hashlib.sha256(f"samples={settings.SAMPLES_ALLOWED}".encode())
    for app in LOADED_FROM:
        for path in sorted((settings.BASE_DIR / app).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                digest.update(
                    path.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + path.read_bytes()
                )
    return digest.hexdigest()
