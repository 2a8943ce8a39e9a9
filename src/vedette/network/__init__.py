"""The network of actors as it changes: ties of many documents, and the registry's dated facts beside them."""
