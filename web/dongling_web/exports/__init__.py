"""What can be carried away: files, bundles."""
