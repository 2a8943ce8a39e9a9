"""Drawings as SVG: records in, drawing out."""
