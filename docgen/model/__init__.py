"""Frozen typed models of everything a user writes; no I/O."""
