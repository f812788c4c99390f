"""Whole public pages for visitors who are not signed in, kept by the process for one version of the data.

A page is asked for by its address, its host, and whether HTMX wants only a part of it. Its ETag is made from the
same and the version, so that a conditional request is answered before anything is looked up, and a changed fact
makes every page a new one at once. What carries a form's token, a cookie or a message is never kept.
"""

import hashlib
import re
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import cc_delim_re, patch_vary_headers
from django.utils.http import http_date, parse_etags, quote_etag

from config.build import stamp
from config.version import first_seen, version_of
from parks.models import of_one_moment, version_token

# Pages that show published data and nothing else.
NAMESPACES = {"parks", "projects", "articles"}
NAMES = {"home", "search", "suggest", "about", "sources"}
# What is never kept, or answers conditional requests itself.
ELSEWHERE = re.compile(r"^/admin/|/feed/$|\.xml$|/embed/")
VARY = ("Cookie", "HX-Request", "HX-Boosted")


class Pages:
    """The pages last asked for, at most so many bytes of them; all of one version."""

    def __init__(self, most_bytes):
        self.most, self.lock = most_bytes, Lock()
        self.clear()

    def clear(self, version=None):
        self.kept, self.size, self.version = OrderedDict(), 0, version

    def get(self, version, key):
        with self.lock:
            if version != self.version or key not in self.kept:
                return None
            self.kept.move_to_end(key)
            return self.kept[key]

    def keep(self, version, key, body, headers):
        with self.lock:
            if version != self.version:
                self.clear(version)
            if key in self.kept or len(body) > self.most // 4:
                return
            self.kept[key] = (body, headers)
            self.size += len(body)
            while self.size > self.most:
                _key, (old, _headers) = self.kept.popitem(last=False)
                self.size -= len(old)


pages = Pages(settings.PAGE_CACHE_MB * 1_000_000)


class PageCacheMiddleware:
    """Stands before everything that looks at cookies, behind what redirects to https."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with of_one_moment():
            return self.of_this_moment(request)

    def of_this_moment(self, request):
        token = may_be_kept(request) and version_token()
        if not token:  # a database that no writer ever gave a version to may change unnoticed
            return self.get_response(request)
        version = version_of(token)
        key = key_of(request)
        tag = quote_etag(
            f"{version}-{hashlib.md5(repr((stamp(), key)).encode(), usedforsecurity=False).hexdigest()[:16]}"
        )
        if tag in asked_tags(request):
            return not_modified(tag)
        if kept := pages.get(version, key):
            return answer(*kept)
        response = self.get_response(request)
        if not shows_only_data(request, response):
            return response
        describe(response, tag, version)
        if request.method == "GET":
            pages.keep(version, key, response.content, dict(response.headers._store))
        return response


def may_be_kept(request):
    """Whether nothing but the address decides what the page says."""
    cookies = request.COOKIES
    private = settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies
    return not private and not ELSEWHERE.search(request.path_info)


def key_of(request):
    """Pages hold absolute addresses and may be a part of the page; compressed ones are kept as they were sent."""
    meta = request.META
    packed = "gzip" in cc_delim_re.split(meta.get("HTTP_ACCEPT_ENCODING", ""))
    parts = (meta.get("HTTP_HX_REQUEST"), meta.get("HTTP_HX_BOOSTED"))
    return request.scheme, request.get_host(), request.get_full_path(), packed, *parts


def asked_tags(request):
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    return [tag.removeprefix("W/") for tag in parse_etags(given)] if given else ()


def shows_only_data(request, response):
    match = request.resolver_match
    return (
        response.status_code == 200
        and not response.streaming
        and match is not None
        and (match.namespace in NAMESPACES or match.view_name in NAMES)
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


def describe(response, tag, version):
    """The weak tag says that the page means the same; compressed it has other bytes."""
    response.headers["ETag"] = f"W/{tag}"
    response.headers["Last-Modified"] = http_date(first_seen(f"{version}-{stamp()}").timestamp())
    response.headers.setdefault("Cache-Control", "no-cache")
    patch_vary_headers(response, VARY)


def not_modified(tag):
    response = HttpResponseNotModified()
    response.headers["ETag"] = f"W/{tag}"
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, VARY)
    return response


def answer(body, headers):
    response = HttpResponse(body)
    response.headers = ResponseHeaders({})
    response.headers._store = dict(headers)
    return response
