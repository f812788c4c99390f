"""Which record a mention means: derived from all mentions of its kind, never from the order of arrival."""
