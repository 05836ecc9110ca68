"""Commands on the files of content: they are mended, and described for editors."""
