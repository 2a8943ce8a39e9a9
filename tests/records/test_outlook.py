import pytest

from vedette.records import Likelihood


@pytest.mark.parametrize(("low", "high"), [(0.9, 0.8), (-0.1, 0.5), (0.5, 1.5)])
def test_a_band_of_likelihood_lies_in_nought_to_one(low, high):
    with pytest.raises(ValueError, match="0 <= low <= high <= 1"):
        Likelihood(phrase="likely", low=low, high=high, scale="sample scale")
