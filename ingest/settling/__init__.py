"""Settling: the claims of a record's mentions, and those made of it directly, become its fields.

`settle()` brings everything up to date after loading; `settle_records(kind, ids)` after a person's word.
"""

from ingest.settling.run import settle, settle_records

__all__ = ["settle", "settle_records"]
