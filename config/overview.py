"""What the directory holds and lacks, for the home page. Money in 亿元; planned and done are never added up,
a ceremony's announced total counts once however often it was reported or split."""

from django.db.models import Count, Max, Min, Q, Sum

from ingest.models import Article
from parks.models import District, Park
from projects.models import Company, Project, SigningEvent


def totals():
    """The large figures of the home page."""
    parks = Park.objects.published()
    # Parts of a larger ceremony are in its total already.
    ceremonies = SigningEvent.objects.published().filter(parent=None)
    signed = Q(kind="signing")
    return {
        "parks": parks.count(),
        "stages": Project.objects.published().by_stage_group(),
        "projects": Project.objects.published().count(),
        "companies": Company.objects.published().count(),
        **ceremonies.aggregate(
            events=Count("pk"),
            signings=Count("pk", filter=signed),
            announced_yi=Sum("investment_yi", filter=signed),
            announced_known=Count("investment_yi", filter=signed),
            announced_projects=Sum("project_count", filter=signed),
        ),
    }


def coverage():
    """What is there and what is missing, as counts that the page says in words."""
    parks = Park.objects.published().aggregate(
        total=Count("pk"),
        placed=Count("pk", filter=~Q(position_precision="district")),
        with_area=Count("area_mu"),
        reported=Count("pk", filter=Q(article_count__gt=0)),
    )
    articles = Article.objects.read().aggregate(
        n=Count("pk"),
        outlets=Count("source", distinct=True),
        first=Min("published_on"),
        last=Max("published_on"),
        samples=Count("pk", filter=Q(sample=True)),
    )
    bare = District.objects.in_force().divisions().defer("boundary").with_counts().filter(park_count=0)
    return {"parks": parks, "articles": articles, "districts_without_parks": list(bare.order_by("key"))}


def latest_events(limit=6):
    rows = SigningEvent.objects.published().exclude(date="").with_links().defer("district__boundary")
    return rows.with_evidence().order_by("-date", "name")[:limit]
