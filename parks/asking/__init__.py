"""Asking without an account: enquiries, and what every form for strangers needs (guards, limits, numbers)."""
