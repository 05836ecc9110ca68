"""The materials of a unit as pages show them: handouts and their keys, media, and pictures made ready for them."""
