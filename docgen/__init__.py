"""docgen: alle privacydocumenten van een school uit één YAML-bestand."""

__version__ = "0.1.0"
