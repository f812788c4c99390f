"""Lists whose whole state is in the address: filters with counts, chips that take one away, sorts, pages.

A FilterSet says which of its filters are facets; the list shows each facet's values with the number of records
that the other filters leave for it. What is counted and ordered comes from parks.columns, rows from the database.
"""

import operator
from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import ListView

from parks import columns
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
    """`facets` maps the name of a filter to the lookup that its values are counted by, `amounts` a filter to its field
    and comparison.

    `hidden` filters are only set by links (all projects of this park): a chip shows them, no field asks.
    """

    facets = {}
    amounts = {}
    hidden = ()

    @classmethod
    def everything(cls):
        """All records that the public sees, in the order in which the columns number them."""
        return cls._meta.model.objects.published().order_by()

    @classmethod
    def pairs(cls):
        """`{facet: [(id, value)]}` of all records."""
        return {
            name: with_outer(cls.everything(), path)
            if path.endswith("sectors__slug")
            else cls.everything().values_list("pk", path)
            for name, path in cls.facets.items()
        }

    @classmethod
    def make_columns(cls):
        everything = cls.everything()
        fields = {field for field, _holds in cls.amounts.values()}
        numbers = {field: everything.values_list("pk", field) for field in fields}
        return columns.Columns(list(everything.values_list("pk", flat=True)), cls.pairs(), numbers)

    @cached_property
    def columns(self):
        return columns.held(self._meta.model, type(self).make_columns)

    @cached_property
    def narrowed(self):
        """`{filter: set}`: what each filter in force leaves by itself."""
        self.form.is_valid()
        given = self.form.cleaned_data.items() if self.is_bound else ()
        return {name: self.narrow(name, value) for name, value in given if not is_empty(value)}

    def narrow(self, name, value):
        """The set of records that one filter leaves."""
        if name in self.facets:
            sets, chosen = self.columns.sets[name], [getattr(one, "slug", one) for one in value]
            return self.together(name, [sets.get(one, 0) for one in chosen])
        if name in self.amounts:
            field, holds = self.amounts[name]
            bound = value * columns.SCALE
            return self.columns.where(field, lambda number: holds(number, bound))
        return self.columns.set_of(self.ids(name, value))

    def together(self, name, sets):
        """Any of the values of a facet."""
        found = 0
        for one in sets:
            found |= one
        return found

    def ids(self, name, value):
        """What a filter leaves that has no column: asked of the database."""
        rows = self.filters[name].filter(self.queryset.order_by(), value)
        return rows.values_list("pk", flat=True)

    def found(self, *but):
        """The set that all filters leave, or all but some."""
        left = self.columns.all
        for name, kept in self.narrowed.items():
            if name not in but:
                left &= kept
        return left

    def facet(self, name):
        chosen = self.data.getlist(name)
        counts = self.columns.counts(name, self.found(name))
        options = [
            Option(value, label, counts.get(value, 0), value in chosen, self.toggled(name, value, chosen))
            for value, label in self.ordered(name, counts, chosen)
        ]
        return Facet(name, self.filters[name].label, options)

    def ordered(self, name, counts, chosen):
        """(value, label) of what some record has or what is chosen."""
        return self.choices(name, set(counts) | set(chosen))

    def choices(self, name, values):
        """(value, label) of those of the filter's choices that are among `values`, in their own order."""
        return [pair for pair in self.labels(name) if pair[0] in values]

    def labels(self, name):
        """(value, label) of all the filter's choices."""
        if not hasattr(self.filters[name], "queryset"):
            return [(value, str(label)) for value, label in self.form.fields[name].choices]
        places = self.filters[name].queryset
        return self.columns.remember(
            ("labels", name, get_language()), lambda: [(place.slug, local_name(place)) for place in places]
        )

    def all_facets(self):
        return [self.facet(name) for name in self.facets]

    def chips(self):
        """One chip for each active value, in the order of the filters."""
        self.form.is_valid()
        found = []
        for name, value in self.form.cleaned_data.items() if self.is_bound else ():
            if is_empty(value):
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
        parts = {**self.parts, name: urlencode([(name, value) for value in values])}
        return "?" + "&".join(filter(None, parts.values()))

    @cached_property
    def parts(self):
        """The query string in pieces by name, without the page."""
        return {
            name: urlencode([(name, value) for value in values])
            for name, values in self.data.lists()
            if name != "page"
        }

    def typed_fields(self):
        """The form's fields that are typed into; facets are links."""
        return [
            self.form[name] for name in self.filters if name not in self.facets and name not in self.hidden
        ]

    def standing(self):
        """(name, value) of what a form of the typed fields must hand on: facets, hidden filters, the sort."""
        kept = [*self.facets, *self.hidden, "sort", "compare"]
        return [(name, value) for name in kept for value in self.data.getlist(name) if value]


def is_empty(value):
    return value in (None, "", []) or (hasattr(value, "exists") and not value)


def with_outer(rows, path):
    """(id, sector) where a record of an inner sector belongs to the outer one, too."""
    outer = path.replace("__slug", "__parent__slug")
    for pk, *slugs in rows.values_list("pk", path, outer):
        for slug in slugs:
            yield pk, slug


AT_LEAST, AT_MOST = operator.ge, operator.le


class Found:
    """The records that the filters leave, in order; a slice of it reads its rows."""

    def __init__(self, filterset, rows, ordering):
        self.filterset, self.rows, self.ordering = filterset, rows, ordering

    @cached_property
    def set(self):
        return self.filterset.found()

    def count(self):
        return self.set.bit_count()

    __len__ = count

    def __getitem__(self, part):
        held = self.filterset.columns
        order = held.order(repr(self.ordering), self.ids)
        ids = held.page(self.set, order, part.start or 0, part.stop)
        by_id = {row.pk: row for row in self.rows.filter(pk__in=ids)}
        return [by_id[pk] for pk in ids if pk in by_id]

    def ids(self):
        return self.rows.order_by(*self.ordering).values_list("pk", flat=True)


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

    def found(self):
        return Found(self.filterset, self.get_queryset(), self.sorts[self.sort][1])

    def get(self, request, *args, **kwargs):
        self.object_list = self.found() if self.filterset.facets else self.sorted()
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
