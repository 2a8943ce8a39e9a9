"""Text becomes a reading: sentences, words, tags, tree, names and vectors."""
