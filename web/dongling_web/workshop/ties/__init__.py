"""What ties a manuscript to other things: its original, the page of its unit, git, a file with slips, the bin."""
