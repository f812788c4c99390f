"""Read and load articles: files, folders, .txt .html .json .jsonl and .zip."""

import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ingest import loading, tasks
from ingest.sources.files import iter_items
from ingest.taking_in import SamplesRefused

NAMES = {
    "read": "已读",
    "irrelevant": "与重庆园区无关",
    "failed": "失败",
    "known": "已有，未变",
    "queued": "已排队",
}


class Command(BaseCommand):
    help = "读入文章：取原文、读取、匹配、归并。可重复执行，结果不变。"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", help="文件或文件夹")
        parser.add_argument("--queue", action="store_true", help="交给 Celery（需要 REDIS_URL）")
        parser.add_argument("--pending", action="store_true", help="在本进程读取待读的文章")
        parser.add_argument("--samples", action="store_true", help="按样例读入（仅限本机）")

    def handle(self, *args, paths, queue, pending, samples, **options):
        if not paths and not pending:
            raise CommandError("请给出文件或文件夹，或用 --pending 读取待读的文章。")
        if queue and not settings.REDIS_URL:
            raise CommandError("没有设置 REDIS_URL，无法排队；去掉 --queue 可在本进程读取。")
        processes = settings.READER_PROCESSES
        self.started = self.shown = time.monotonic()
        try:
            if queue:
                items = iter_items(paths, max_bytes=settings.MAX_ARTICLE_BYTES)
                summary = tasks.enqueue(items, sample=samples)
            elif pending:
                summary = loading.read_pending(progress=self.progress, processes=processes)
            else:
                summary = loading.load(paths, sample=samples, progress=self.progress, processes=processes)
        except (SamplesRefused, FileNotFoundError) as error:
            raise CommandError(str(error)) from error
        self.report(summary)
        if summary.failed:
            sys.exit(1)

    def progress(self, summary):
        now = time.monotonic()
        if now - self.shown >= 2:
            self.shown = now
            done = sum(summary.counts.values())
            self.stderr.write(f"… {done} 篇，{done / (now - self.started):.0f} 篇/秒")

    def report(self, summary):
        seconds = time.monotonic() - self.started
        total = sum(summary.counts.values())
        parts = "，".join(f"{NAMES.get(name, name)} {n}" for name, n in sorted(summary.counts.items()))
        self.stdout.write(f"共 {total} 篇，用时 {seconds:.1f} 秒：{parts or '没有找到文章'}")
        for name, reason in summary.failures:
            self.stderr.write(f"失败 {name}：{reason}")
