"""The vocabulary for asking about enquiries: `Enquiry.objects.waiting()`."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


def keeping_ends():
    """What was sent before this moment has been kept long enough."""
    return timezone.now() - timedelta(days=settings.ENQUIRY_KEEP_DAYS)


class EnquiryQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has taken up yet."""
        return self.filter(state="new")

    def overdue(self):
        """Those whose personal data must go."""
        return self.filter(emptied_at=None, created_at__lt=keeping_ends())
