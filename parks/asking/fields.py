"""Form fields that take what people type: full-width digits, blanks, thousands marks, any way to write a phone."""

import unicodedata

from django import forms

from parks.asking import phones


class PhoneField(forms.CharField):
    """A telephone number; gives its normal form."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value):
        text = super().clean(value)
        return phones.normal(text) if text else ""


class TypedDecimalField(forms.DecimalField):
    """`１，２００` is 1200."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(char for char in unicodedata.normalize("NFKC", value) if char not in ", \u00a0")
        return super().to_python(value)
