"""Where pages come from: the world, met with suspicion."""
