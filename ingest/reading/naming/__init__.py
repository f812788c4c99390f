"""Where a name in running text begins and ends: word lists, coined words, left edges."""
