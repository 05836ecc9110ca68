"""What plugins bring to the site: held before it is added, contained while it is shown."""
