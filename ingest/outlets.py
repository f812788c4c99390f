"""Which known outlet a byline or an address means."""

from urllib.parse import urlsplit

from ingest.models import Source


class Outlets:
    """All outlets in memory, as they are when this is made: for the articles of one transaction."""

    def __init__(self):
        self.by_name, self.domains = {}, []
        for source in Source.objects.order_by("name"):
            for name in (source.name, *source.aliases):
                self.by_name.setdefault(name, source)
            if source.domain:
                self.domains.append((source.domain, source))

    def of(self, byline, url):
        """The Source of that name or alias, else of that domain; a new one for an unknown byline; None without any."""
        byline = (byline or "").strip()
        if byline in self.by_name:
            return self.by_name[byline]
        host = (urlsplit(url).hostname or "") if url else ""
        if host:
            for domain, source in self.domains:
                if host == domain or host.endswith(f".{domain}"):
                    return source
        if not byline:
            return None
        source, _ = Source.objects.get_or_create(name=byline[:100])
        self.by_name[byline] = source
        return source
