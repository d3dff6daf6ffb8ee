"""Use cases: paths in, result and meldingen out; no printing."""
