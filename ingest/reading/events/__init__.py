"""Ceremonies: signings, groundbreakings, openings and toppings-out that the main text reports as having happened."""

from .finding import find_happenings
from .rejecting import left_alone
from .settling import drafts, settle

__all__ = ["drafts", "find_happenings", "left_alone", "settle"]
