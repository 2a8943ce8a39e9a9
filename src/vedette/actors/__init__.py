"""Who is in a document: mentions of actors, which of them mean the same one, and what they are."""
