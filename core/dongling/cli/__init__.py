"""The program `dongling`: its options, its commands, and its messages of wrong use."""
