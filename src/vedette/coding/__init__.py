"""What is said of whom: times, figures, claims, events, ties, presence, estimates, outlooks."""
