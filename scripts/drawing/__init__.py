"""The hand that draws the storyboards of micro-courses: `python -m scripts.drawing` writes them beside their units."""
