"""What the code itself adds to the version of a page: after an upgrade readers must see its words and layout."""

import hashlib
from functools import cache

from django.conf import settings

FOLDERS = ("config", "parks", "projects", "ingest", "templates", "static", "locale")
ENDINGS = {".py", ".html", ".css", ".js", ".csv", ".mo", ".svg"}


@cache
def stamp():
    """A short text for the files and the settings that pages are made of; looked up once a process."""
    files = [
        (str(path.relative_to(settings.BASE_DIR)), path.stat().st_mtime_ns)
        for folder in FOLDERS
        for path in sorted((settings.BASE_DIR / folder).rglob("*"))
        if path.suffix in ENDINGS
    ]
    said = {name: str(getattr(settings, name)) for name in dir(settings) if name.startswith(SHOWN)}
    return hashlib.sha256(repr((files, sorted(said.items()))).encode()).hexdigest()[:12]


# Settings that pages print.
SHOWN = ("SITE_", "MAP_", "ENQUIRY_KEEP_DAYS", "STATIC_URL", "LANGUAGE")
