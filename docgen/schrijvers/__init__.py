"""Stage 6: a Document becomes bytes, one writer per format."""
