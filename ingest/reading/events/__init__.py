"""Ceremonies: signings, groundbreakings, openings and toppings-out that the main text reports as having happened."""

from .finding import find_happenings
from .rejecting import left_alone
from .settling import settle

__all__ = ["find_happenings", "left_alone", "settle"]
