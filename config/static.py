"""Static files with hashed names, in scripts that import each other, too.

Without this a module's `import "./map-pins.js"` would ask for the name without a hash, which browsers keep only briefly
and which may be of another version than the module that asks. Only our own modules are looked into: some of those that
packages bring import what is not there.
"""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatics(CompressedManifestStaticFilesStorage):
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", HashedFilesMixin._js_module_import_aggregation_patterns[1]),
    )
