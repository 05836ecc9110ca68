"""A micro-course as a drawn film: pictures that turn, subtitles from the script, the browser's voice or a recording."""
