"""Makes the embedded model: `python -m training` (see training/README.md)."""
