"""Our search backends: Wagtail's own, made to take any query and to index the same words."""
