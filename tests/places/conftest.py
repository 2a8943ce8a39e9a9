from collections.abc import Callable

import pytest

from tests.places.atlas import MemoryGazetteer
from vedette.assets.model import open_model
from vedette.places.scene import Scene
from vedette.places.toponyms import find_places
from vedette.reading.reading import Reading, read


@pytest.fixture(scope="session")
def read_text() -> Callable[[str], Reading]:
    model = open_model()
    return lambda text: read(text, model)


@pytest.fixture(scope="session")
def scene_of(read_text) -> Callable[[str], Scene]:
    gazetteer = MemoryGazetteer()
    return lambda text: find_places(read_text(text), gazetteer)
