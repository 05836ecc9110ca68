"""Who is signed in: the pages for it, the cookie, how often may be tried."""
