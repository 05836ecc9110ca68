"""The server that listens: connections and running requests, each address in turn."""
