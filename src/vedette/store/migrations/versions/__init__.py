"""Every change of the tables, in its order: NNNN_what.py."""
