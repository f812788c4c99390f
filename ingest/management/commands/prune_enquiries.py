"""Deletes the personal data of enquiries and reports that were kept long enough (`ENQUIRY_KEEP_DAYS`)."""

from django.core.management.base import BaseCommand

from ingest.reports.keeping import prune


class Command(BaseCommand):
    help = "删除到期的咨询与报错中的个人信息。 / Delete the personal data of enquiries and reports whose time is over."

    def handle(self, *args, **options):
        enquiries, reports = prune()
        self.stdout.write(
            f"已删除个人信息：咨询 {enquiries} 条，报错 {reports} 条。"
            f" / Personal data deleted: {enquiries} enquiries, {reports} reports."
        )
