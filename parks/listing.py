"""Lists whose whole state is in the address: filters with counts, chips that take one away, sorts, pages.

A FilterSet says which of its filters are facets; the list shows each facet's values with the number of records
that the other filters leave for it. What is counted and ordered comes from parks.columns, rows from the database.
"""

import copy
import operator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

import django_filters
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import ListView

from parks import columns
from parks.display import local_name
from parks.found import Found
from parks.models import SearchEntry
from parks.prepared import all_rows
from parks.search import entries, records


class Option(NamedTuple):
    """A facet's value; `query` is the query string that takes it in, or leaves it out where it is active."""

    value: str
    label: str
    count: int
    active: bool
    query: str


class Facet(NamedTuple):
    name: str
    label: str
    options: list

    @property
    def active(self):
        return any(option.active for option in self.options)


class Chip(NamedTuple):
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
    searched = None  # the kind of the search's entries that `q` asks

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        """As django-filter's own, without the copies of all filters: few lists ask one of them anything."""
        self.queryset = self._meta.model.objects.all() if queryset is None else queryset
        self.is_bound, self.data = data is not None, data or QueryDict()
        self.request, self.form_prefix = request, prefix

    @cached_property
    def filters(self):
        """Filters of this query's own, for what has no column and for the form."""
        own = copy.deepcopy(self.base_filters)
        for one in own.values():
            one.parent, one.model = self, self.queryset.model
        return own

    @cached_property
    def cleaned(self):
        """`{filter: value}` of what is asked for, as the form would clean it; what is wrong asks for nothing."""
        found = {}
        for name in self.base_filters if self.is_bound else ():
            if name in self.data:
                try:
                    value = self.clean(name)
                except ValidationError:
                    continue
                if not is_empty(value):
                    found[name] = value
        return found

    def clean(self, name):
        """A facet's values as text, in the order of its choices; of other filters what their fields make of it."""
        field = self.base_filters[name].field
        if name not in self.facets:
            return field.clean(field.widget.value_from_datadict(self.data, {}, name))
        chosen = self.data.getlist(name)
        if not hasattr(field, "queryset"):
            return field.clean(chosen)
        known = [value for value, _label in self.labels(name) if value in chosen]
        if len(known) < len(set(chosen)):
            raise ValidationError(field.error_messages["invalid_choice"])
        return known

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
            else all_rows(cls.everything().values_list("pk", path))
            for name, path in cls.facets.items()
        }

    @classmethod
    def make_columns(cls):
        everything = cls.everything()
        fields = {field for field, _holds in cls.amounts.values()}
        numbers = {field: all_rows(everything.values_list("pk", field)) for field in fields}
        ids = [pk for (pk,) in all_rows(everything.values_list("pk"))]
        return columns.Columns(ids, cls.pairs(), numbers)

    @cached_property
    def columns(self):
        return columns.held(self._meta.model, type(self).make_columns)

    @cached_property
    def narrowed(self):
        """`{filter: set}`: what each filter in force leaves by itself."""
        return {name: self.narrow(name, value) for name, value in self.cleaned.items()}

    def narrow(self, name, value):
        """The set of records that one filter leaves."""
        if name in self.facets:
            return self.together(name, [self.columns.sets[name].get(one, 0) for one in value])
        if name in self.amounts:
            return self.columns.where(*self.amounts[name], value)
        if name == "q" and self.searched:
            return self.columns.remember(("q", value), lambda: self.answering(value))
        return self.columns.set_of(self.ids(name, value))

    def answering(self, words):
        """The records that the search finds: by its entries where it finds the words themselves, since a word may
        stand in every second name; else those whose names are like it."""
        held, kind = self.columns, self.searched
        if found := entries(kind, words):
            place_of = held.remember("entries", lambda: self.places_of_entries(held)).get
            return held.set_of_places([place for one in found if (place := place_of(one)) is not None])
        return held.set_of(records(kind, words))

    def places_of_entries(self, held):
        """`{entry of the search: number of its record}`."""
        known, entries = held.place, SearchEntry.objects.filter(kind=self.searched).order_by()
        found = all_rows(entries.values_list("pk", "record"))
        return {pk: known[record] for pk, record in found if record in known}

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

    def in_order(self, ordering, rows):
        """The numbers of all records in an order that the rows of this QuerySet have."""
        return self.columns.order(
            repr(ordering), lambda: [pk for (pk,) in all_rows(rows.order_by(*ordering).values_list("pk"))]
        )

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
        # What stands in the address before and after this facet's own values.
        before, after = self.around(name)
        standing = "".join(f"&{urlencode({name: one})}" for one in chosen)[1:]
        options = []
        for value, label in self.ordered(name, counts, chosen):
            active = value in chosen
            own = (
                urlencode([(name, one) for one in chosen if one != value])
                if active
                else f"{standing}&{pair(name, value)}"
                if standing
                else pair(name, value)
            )
            query = f"?{before}{own}{after}" if own else "?" + (before + after).strip("&").replace("&&", "&")
            options.append(Option(value, label, counts.get(value, 0), active, query))
        return Facet(name, self.base_filters[name].label, options)

    def around(self, name):
        """The other filters of the address, those before and those after the place of this one."""
        names = [*self.parts] if name in self.parts else [*self.parts, name]
        at = names.index(name)
        before = "".join(f"{self.parts[one]}&" for one in names[:at] if self.parts[one])
        return before, "".join(f"&{self.parts[one]}" for one in names[at + 1 :] if self.parts[one])

    def ordered(self, name, counts, chosen):
        """(value, label) of what some record has or what is chosen."""
        return self.choices(name, set(counts) | set(chosen))

    def choices(self, name, values):
        """(value, label) of those of the filter's choices that are among `values`, in their own order."""
        return [pair for pair in self.labels(name) if pair[0] in values]

    def labels(self, name):
        """(value, label) of all the filter's choices."""
        if not hasattr(self.base_filters[name], "queryset"):
            return [(value, str(label)) for value, label in self.base_filters[name].field.choices]
        places = self.base_filters[name].queryset
        return columns.held(
            ("labels", type(self), name, get_language()),
            lambda: [(place.slug, local_name(place)) for place in places.all()],
        )

    def all_facets(self):
        return [self.facet(name) for name in self.facets]

    def chips(self):
        """One chip for each active value, in the order of the filters."""
        found = []
        for name, value in self.cleaned.items():
            many, label = (
                isinstance(value, list) or hasattr(value, "exists"),
                str(self.base_filters[name].label),
            )
            found += [
                Chip(label, self.text(name, one), self.query(name, one))
                for one in (value if many else [value])
            ]
        return found

    def text(self, name, value):
        if name in self.facets:
            return dict(self.labels(name)).get(value, str(value))
        choices = getattr(self.base_filters[name].field, "choices", None)
        if choices and not hasattr(value, "slug"):
            return str(dict(choices).get(value, value))
        return local_name(value) if hasattr(value, "slug") else str(value)

    def query(self, name, value):
        """The query string without one value of a filter."""
        gone = str(getattr(value, "slug", getattr(value, "pk", value)))
        standing = self.data.getlist(name)
        return self.query_with(name, [one for one in standing if one != gone] if len(standing) > 1 else [])

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
        return [self.form[name] for name in self.typed]

    @property
    def typed(self):
        return [name for name in self.base_filters if name not in self.facets and name not in self.hidden]

    def standing(self):
        """(name, value) of what a form of the typed fields must hand on: facets, hidden filters, the sort."""
        kept = [*self.facets, *self.hidden, "sort", "compare"]
        return [(name, value) for name in kept for value in self.data.getlist(name) if value]


def is_empty(value):
    return value in (None, "", []) or (hasattr(value, "exists") and not value)


@lru_cache(maxsize=5000)
def pair(name, value):
    return urlencode({name: value})


def with_outer(rows, path):
    """(id, sector) where a record of an inner sector belongs to the outer one, too."""
    outer = path.replace("__slug", "__parent__slug")
    for pk, *slugs in all_rows(rows.values_list("pk", path, outer)):
        for slug in slugs:
            yield pk, slug


AT_LEAST, AT_MOST = operator.ge, operator.le


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
        return Found(self.filterset, self.filterset.queryset, self.sorts[self.sort][1], self.read)

    def read(self, ids):
        """The rows of these records, in this order."""
        by_id = {row.pk: row for row in self.get_queryset().filter(pk__in=ids)}
        return [by_id[pk] for pk in ids if pk in by_id]

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
