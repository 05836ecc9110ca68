"""Search in Chinese: one front (fold, cut, parse, mark, complete) over an engine that keeps and scores grams.

`plugin.py` brings the backend to dongling; `backend.py` puts the parts together. An engine never sees text,
only grams that are already folded, so that every engine finds the same units in the same order.
"""
