"""Outlets: who published. Their names and sites may be put right by hand."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from ingest.models import Source
from parks.models import data_changed


@admin.register(Source)
class SourceAdmin(ModelAdmin):
    list_display = ("name", "kind", "domain", "article_count", "sample")
    list_filter = ("kind", "sample")
    search_fields = ("name", "domain", "aliases")
    readonly_fields = ("sample",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(articles_kept=Count("articles"))

    @display(description=_("文章数"), ordering="articles_kept")
    def article_count(self, source):
        return source.articles_kept

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        data_changed()

    def has_delete_permission(self, request, obj=None):
        return False
