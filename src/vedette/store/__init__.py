"""What is kept: documents, codings, the ledger; found again by lists and search. All SQL is in this room."""
