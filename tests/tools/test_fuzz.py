"""The inputs that fuzzing begins with are read, and give documents where they hold any."""

from pathlib import Path

import pytest

from tools.fuzz.targets import ENDINGS, try_one

SEEDS = sorted((Path(__file__).parents[2] / "tools" / "fuzz" / "seeds").glob("*/*"))
WITHOUT_PAGES = {"sitemap"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}-{seed.name}")
def test_a_seed_is_read(seed):
    assert (try_one(seed.parent.name, seed.read_bytes()) > 0) == (seed.name not in WITHOUT_PAGES)


def test_each_target_has_seeds():
    assert {seed.parent.name for seed in SEEDS} == set(ENDINGS)
