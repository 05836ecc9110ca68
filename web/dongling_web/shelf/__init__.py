"""我的书架: the drafts of who is signed in, on every machine; sharing them, and what becomes of them."""
