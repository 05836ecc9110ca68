"""What a catalogue of a thousand to a million units costs: `make bench-scale SIZES="1000 10000"`."""
