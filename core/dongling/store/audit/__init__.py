"""The audit: who did what when to which thing, in a chain where nothing can be changed, taken out or cut off unseen."""
