"""The languages that pages speak: which there are, which a request asked for, and what is said in each.

Chinese is the language of the source, so its sentences are the keys. Another language is one file, `locale/en.po`.
"""
