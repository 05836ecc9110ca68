"""What is remembered of plugins from one run to the next, until they change."""
