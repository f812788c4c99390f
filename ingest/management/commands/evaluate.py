"""`manage.py evaluate GOLD_DIR…`: how good the reader is on annotated articles."""

import json
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ingest.evaluation import evaluate, load_gold
from ingest.quality_report import quality, table
from ingest.reading.assembling import read
from ingest.reading.output import to_json
from ingest.reading.version import READER_VERSION

QUALITY = Path("ingest", "data", "quality.json")


class Command(BaseCommand):
    help = "用有标准答案的文章（<编号>.txt 与 <编号>.json）量读取器的质量；不碰数据库。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folders", nargs="+", metavar="GOLD_DIR")
        parser.add_argument("--misses", action="store_true", help="逐篇列出漏读（-）、多读（+）和读错（~）")
        parser.add_argument("--predictions", help="不现读，改用 read_articles 已输出的文件")
        parser.add_argument("--leave-out", default="", help="不量的文章编号，用逗号分开")
        parser.add_argument("--write", action="store_true", help=f"写入 {QUALITY}，供“读取质量”页显示")

    def handle(self, *, folders, misses, predictions, leave_out, write, **options):
        gold = load_gold(folders)
        for name in filter(None, leave_out.split(",")):
            gold.pop(name.strip(), None)
        if not gold:
            raise CommandError("这些文件夹里没有标准答案（*.json）。")
        result = evaluate(gold, _printed(predictions) if predictions else _read(gold))
        if misses:
            for name, lines in result.misses.items():
                self.stdout.write("\n".join([name, *lines]))
        self.stdout.write(table(result))
        if result.absent:
            self.stderr.write(f"没有读到 {len(result.absent)} 篇：{'、'.join(result.absent[:10])}")
        if write:
            figures = quality(result, READER_VERSION, date.today().isoformat())
            path = settings.BASE_DIR / QUALITY
            path.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            self.stdout.write(f"已写入 {QUALITY}")


def _read(gold):
    return {name: to_json(read(raw), name) for name, (_, raw) in gold.items()}


def _printed(path):
    objects = (json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip())
    return {Path(str(one["id"])).stem: one for one in objects}
