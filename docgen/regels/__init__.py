"""The checks of stage 3: one module per subject, one small function per rule."""
