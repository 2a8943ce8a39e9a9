"""Where people come in by the command line."""
