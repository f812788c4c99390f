"""Atom feeds: following a filter, a record or a place without an account."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from config.following import scopes
from config.following.entries import words_of
from config.version import data_version, first_seen
from parks.addresses import moved, successor

MAX_AGE = 300  # seconds; readers that ask more often get the same answer from their own cache


@require_safe
def everything(request):
    return answer(request, scopes.of_everything(reverse("home")))


@require_safe
def filtered(request, kind):
    """The list's own address with `feed/`, and the same query: `/events/feed/?district=banan&since=2024-01-01`."""
    query = request.GET.urlencode()
    page = reverse(scopes.LISTS[kind][2]) + (f"?{query}" if query else "")
    try:
        scope = scopes.of_list(kind, request.GET, page)
    except ValueError as error:
        # A reader would follow the wrong thing for years; a list can drop the filter in sight of its visitor.
        said = _("这个订阅地址里有无法识别的筛选值") + f"\n{error}\n"
        return HttpResponseBadRequest(said, content_type="text/plain; charset=utf-8")
    return answer(request, scope)


@require_safe
def of_record(request, kind, slug):
    model = scopes.RECORDS[kind]
    if record := successor(model, kind, slug):
        return moved(request, slug, record)
    public = model.objects.published() if hasattr(model, "published") else model.objects.all()
    record = get_object_or_404(public, slug=slug)
    page = reverse(PAGES[kind], args=[record.slug])
    return answer(request, scopes.of_record(kind, record, page))


PAGES = {
    "park": "parks:detail",
    "project": "projects:detail",
    "company": "projects:company",
    "district": "parks:district",
    "sector": "parks:sector",
}


def answer(request, scope):
    """The feed, or 304 where the reader has this version of it already."""
    version = f"{data_version()}-{scope.size}"

    @condition(
        etag_func=lambda request: f'"{get_language()}-{version}"',
        last_modified_func=lambda request: first_seen(version),
    )
    def written(request):
        return HttpResponse(
            atom(request, scope).writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
        )

    response = written(request)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def atom(request, scope):
    """Django's own Atom writer; entries link to the page of their record."""
    absolute = request.build_absolute_uri
    feed = Atom1Feed(
        title=f"{scope.title} · {_('重庆产业园区名录')}",
        link=absolute(scope.page),
        feed_url=absolute(),
        description=_("新收录的园区和项目、项目的新进展、新的签约与开工活动，各附原文句子。"),
        subtitle=_("新收录的园区和项目、项目的新进展、新的签约与开工活动，各附原文句子。"),
        language=get_language(),
        author_name=_("重庆产业园区名录"),
        feed_guid=absolute(),
    )
    for entry in scope.entries():
        sample = [_("样例")] if entry.record.sample else []
        feed.add_item(
            title=" · ".join([*sample, entry.title]),
            link=absolute(entry.record.get_absolute_url()),
            description=words_of(entry),
            unique_id=entry.id,
            pubdate=entry.moment,
            updateddate=entry.changed,
            categories=[entry.record._meta.verbose_name, *sample],
            author_name=entry.outlet or None,
        )
    return feed
