"""Lists whose whole state is in the address: filters with counts, chips that take one away, sorts, pages.

A FilterSet says which of its filters are facets; the list shows each facet's values with the number of records
that the other filters leave for it.
"""

from dataclasses import dataclass

import django_filters
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.views.generic import ListView

from parks.display import local_name


@dataclass(frozen=True)
class Option:
    """A facet's value; `query` is the query string that takes it in, or leaves it out where it is active."""

    value: str
    label: str
    count: int
    active: bool
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list

    @property
    def active(self):
        return any(option.active for option in self.options)


@dataclass(frozen=True)
class Chip:
    """An active filter: what it says, and the query string without it."""

    label: str
    text: str
    query: str


class MultipleModelFilter(django_filters.ModelMultipleChoiceFilter):
    """Any of several places or sectors, by their slugs."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, to_field_name="slug", **kwargs)

    def get_filter_predicate(self, v):
        # django-filter would compare the relation with the slug itself.
        return {self.field_name: v}


def not_before(field, day):
    """Partial ISO dates on or after `day`: `2023` may be any day of 2023, so it counts where it touches."""
    iso = day.isoformat()
    return Q(**{f"{field}__gte": iso}) | Q(**{f"{field}__in": [iso[:4], iso[:7]]})


def not_after(field, day):
    return Q(**{f"{field}__lte": day.isoformat()}) & ~Q(**{field: ""})


class FacetedFilterSet(django_filters.FilterSet):
    """`facets` maps the name of a filter to the lookup that its values are counted by.

    `hidden` filters are only set by links (all projects of this park): a chip shows them, no field asks.
    """

    facets = {}
    hidden = ()

    def without(self, name):
        """The same filters but for one."""
        data = self.data.copy()
        data.pop(name, None)
        return type(self)(data, queryset=self.queryset, request=self.request).qs

    def facet(self, name):
        chosen = self.data.getlist(name)
        pks = self.without(name).order_by().values("pk")
        rows = self.queryset.model.objects.filter(pk__in=pks).order_by()
        counts = dict(rows.values_list(self.facets[name]).annotate(Count("pk", distinct=True)))
        options = [
            Option(value, label, counts.get(value, 0), value in chosen, self.toggled(name, value, chosen))
            for value, label in self.choices(name, set(counts) | set(chosen))
        ]
        return Facet(name, self.filters[name].label, options)

    def choices(self, name, values):
        """(value, label) of those of the filter's choices that are among `values`, in their own order."""
        known = self.filters[name].queryset if hasattr(self.filters[name], "queryset") else None
        if known is not None:
            return [(thing.slug, local_name(thing)) for thing in known.filter(slug__in=values - {None})]
        return [(value, str(label)) for value, label in self.form.fields[name].choices if value in values]

    def all_facets(self):
        return [self.facet(name) for name in self.facets]

    def chips(self):
        """One chip for each active value, in the order of the filters."""
        self.form.is_valid()
        found = []
        for name, value in self.form.cleaned_data.items() if self.is_bound else ():
            if value in (None, "", []) or (hasattr(value, "exists") and not value):
                continue
            many = isinstance(value, list) or hasattr(value, "exists")
            for one in value if many else [value]:
                found.append(Chip(str(self.filters[name].label), self.text(name, one), self.query(name, one)))
        return found

    def text(self, name, value):
        choices = getattr(self.form.fields[name], "choices", None)
        if choices and not hasattr(value, "slug"):
            return str(dict(choices).get(value, value))
        return local_name(value) if hasattr(value, "slug") else str(value)

    def query(self, name, value):
        """The query string without one value of a filter."""
        gone = str(getattr(value, "slug", getattr(value, "pk", value)))
        standing = self.data.getlist(name)
        return self.query_with(name, [one for one in standing if one != gone] if len(standing) > 1 else [])

    def toggled(self, name, value, chosen):
        left = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
        return self.query_with(name, left)

    def query_with(self, name, values):
        """The query string with other values for a filter, and from the first page."""
        data = self.data.copy()
        data.pop("page", None)
        data.setlist(name, values)
        return "?" + data.urlencode()

    def typed_fields(self):
        """The form's fields that are typed into; facets are links."""
        return [
            self.form[name] for name in self.filters if name not in self.facets and name not in self.hidden
        ]

    def standing(self):
        """(name, value) of what a form of the typed fields must hand on: facets, hidden filters, the sort."""
        kept = [*self.facets, *self.hidden, "sort", "compare"]
        return [(name, value) for name in kept for value in self.data.getlist(name) if value]


class FilteredList(ListView):
    """A list page. `sorts` maps a key of `?sort=` to its label and its ordering; the first is the default."""

    filterset_class = None
    sorts = {}
    paginate_by = 50

    @cached_property
    def filterset(self):
        return self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)

    @property
    def sort(self):
        asked = self.request.GET.get("sort")
        return asked if asked in self.sorts else next(iter(self.sorts), "")

    def sorted(self):
        """All rows that the filters leave, in the order asked for."""
        return self.filterset.qs.order_by(*self.sorts[self.sort][1]) if self.sort else self.filterset.qs

    def get(self, request, *args, **kwargs):
        self.object_list = self.sorted()
        return self.render_to_response(self.get_context_data())

    def paginate_queryset(self, queryset, page_size):
        """A page number out of range shows the nearest page: old links must not end in 404."""
        page = Paginator(queryset, page_size).get_page(self.request.GET.get("page"))
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        paginator = context["paginator"]
        return {
            **context,
            "filterset": self.filterset,
            "facets": self.filterset.all_facets(),
            "chips": self.filterset.chips(),
            "sorts": [(key, label, key == self.sort) for key, (label, _) in self.sorts.items()],
            "total": paginator.count,
            "page_sample": "part"
            if any(getattr(row, "sample", False) for row in context["object_list"])
            else "",
            "pages": paginator.get_elided_page_range(context["page_obj"].number, on_each_side=2, on_ends=1),
        }
