"""What every template may use about the site itself."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from ingest.models import Claim
from parks.columns import held


def site_updated():
    """When the directory last learned something; by primary key, which every database has at hand."""
    return held("updated", lambda: Claim.objects.order_by("-pk").values_list("said_at", flat=True).first())


def site(request):
    return {
        "site_updated": SimpleLazyObject(site_updated),
        "site_local": settings.LOCAL,
        "site_operator": settings.SITE_OPERATOR,
        "site_icp": settings.SITE_ICP,
        "site_psb": settings.SITE_PSB,
        "site_map_approval": settings.SITE_MAP_APPROVAL,
        "site_contact": settings.SITE_CONTACT,
    }
