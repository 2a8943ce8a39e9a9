"""Records as files in the forms that other programs read."""
