"""Builds assets and pages from resources, public data and the code itself."""
