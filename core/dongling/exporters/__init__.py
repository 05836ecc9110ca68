"""The built-in exporters, a file each; what a page of Word holds is shared among those with `sheet` in their name."""
