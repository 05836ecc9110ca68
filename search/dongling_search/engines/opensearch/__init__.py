"""The engine on a cluster: OpenSearch keeps our grams and scores them as bm25.py does; no plugin is asked of it."""
