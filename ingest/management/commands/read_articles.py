"""`manage.py read_articles PATH…`: what the reader makes of articles, one JSON object a line. No database."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand

from ingest.reading.assembling import read
from ingest.reading.decoding import Refused, decode
from ingest.reading.explaining import explain
from ingest.reading.output import to_json
from ingest.sources.files import LIMIT, iter_items


class Command(BaseCommand):
    help = "读文章（.txt .html .json .jsonl .zip 或文件夹），每篇输出一行 JSON；不碰数据库。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument(
            "--explain", action="store_true", help="不输出 JSON，改为标出每个事实、它的规则和被否决的读法"
        )

    def handle(self, *, paths, explain: bool, **options):
        limit = getattr(settings, "MAX_ARTICLE_BYTES", LIMIT)
        failed = False
        for item in iter_items(paths, max_bytes=limit, left_out=self._left_out):
            try:
                if item.problem:
                    raise ValueError(item.problem)
                self._write(item, decode(item.data, limit=limit).text, explain)
            except (Refused, ValueError) as problem:
                failed = True
                self.stderr.write(f"{item.name}：{problem}")
        if failed:
            raise SystemExit(1)

    def _write(self, item, text, explained):
        reading = read(text, html=item.format == "html", explained=explained)
        if explained:
            self.stdout.write(explain(reading, text, item.name))
        else:
            self.stdout.write(json.dumps(to_json(reading, item.name), ensure_ascii=False))

    def _left_out(self, name, reason):
        self.stderr.write(f"{name}：{reason}，略过")
