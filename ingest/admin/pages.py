"""The frame of the desk's own pages: permission, context, template."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse


def require(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied


def page(request, template, title, **context):
    frame = admin.site.each_context(request)
    return TemplateResponse(request, template, {**frame, "title": title, **context})


def record_url(record):
    view = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    return reverse(view, args=[record.pk])
