"""The gate to plugin code: the one call, its clock, its threads, its ledger."""
