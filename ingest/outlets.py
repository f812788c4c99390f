"""Which known outlet a byline or an address means."""

from urllib.parse import urlsplit

from ingest.models import Source


def outlet_of(byline, url):
    """The Source of that name or alias, else of that domain; a new one for an unknown byline; None without any."""
    byline = (byline or "").strip()
    if byline:
        for source in Source.objects.all():
            if byline == source.name or byline in source.aliases:
                return source
    host = (urlsplit(url).hostname or "") if url else ""
    if host:
        for source in Source.objects.exclude(domain=""):
            if host == source.domain or host.endswith(f".{source.domain}"):
                return source
    return Source.objects.get_or_create(name=byline[:100])[0] if byline else None
