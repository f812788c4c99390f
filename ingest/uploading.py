"""Articles that somebody uploads in the admin: taken in at once, read by a worker or left pending."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from ingest import loading, tasks
from ingest.sources.files import iter_items
from ingest.taking_in import batches


def load_upload(files, *, sample=False):
    """Take in uploaded files (objects with `name` and `chunks()`); queued where there is a broker, else left
    pending for the button or `load_articles --pending`. Returns a Summary."""
    with TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            path = Path(folder) / f"{number:03d}" / Path(file.name).name
            path.parent.mkdir()
            with path.open("wb") as out:
                for chunk in file.chunks():
                    out.write(chunk)
        items = iter_items([folder], max_bytes=settings.MAX_ARTICLE_BYTES)
        if settings.REDIS_URL:
            return tasks.enqueue(items, sample=sample)
        summary = loading.Summary()
        for batch in batches(items):
            for article, name in loading.take_in_batch(batch, summary, sample=sample):
                summary.add("pending" if loading.needs_reading(article) else "known", name)
        return summary
