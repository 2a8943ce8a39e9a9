import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from vedette.assets.digests import read_checked
from vedette.assets.model import FOLDER, OnnxNetwork, open_model
from vedette.errors import AssetDamaged, AssetMissing


@pytest.fixture
def folder(tmp_path):
    """A small asset beside its digest; it is no model, and is only asked whether it is whole."""
    with zipfile.ZipFile(tmp_path / "reader.zip", "w") as files:
        files.writestr("labels.json", "{}")
    digest = hashlib.sha256((tmp_path / "reader.zip").read_bytes()).hexdigest()
    (tmp_path / "reader.toml").write_text(f'sha256 = "{digest}"\n', encoding="utf-8")
    return tmp_path


def test_a_whole_asset_is_given_as_it_is(folder):
    assert read_checked(folder / "reader.zip") == (folder / "reader.zip").read_bytes()


@pytest.mark.parametrize(("missing", "there"), [("reader.zip", "reader.toml"), ("reader.toml", "reader.zip")])
def test_a_missing_file_is_named_with_what_is_there(folder, missing, there):
    (folder / missing).unlink()
    with pytest.raises(AssetMissing, match=rf"no '{missing}' in .* \(there is: {there}\); install vedette again"):
        open_model(folder)


def test_a_folder_that_is_not_there_has_nothing(tmp_path):
    with pytest.raises(AssetMissing, match="there is: nothing"):
        open_model(tmp_path / "none")


def test_a_damaged_file_has_another_digest(folder):
    with (folder / "reader.zip").open("ab") as file:
        file.write(b"x")
    with pytest.raises(AssetDamaged, match=r"has the digest .* and should have .* install vedette again"):
        open_model(folder)


@pytest.mark.parametrize("card", ["sha256 = ", 'digest = "0"\n', ""])
def test_a_card_that_tells_no_digest_is_damaged(folder, card):
    (folder / "reader.toml").write_text(card, encoding="utf-8")
    with pytest.raises(AssetDamaged, match=r"reader\.toml"):
        open_model(folder)


def test_the_shipped_model_is_whole_and_reads(tmp_path):
    for name in ("reader.zip", "reader.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    model = open_model(tmp_path)
    ((parse,),) = model.parse([["Gunmen", "fled", "."]])
    assert parse.upos == ("NOUN", "VERB", "PUNCT")
    assert parse.vector.shape == (384,)
    assert np.linalg.norm(parse.vector) == pytest.approx(1, abs=1e-4)


def test_the_shipped_pieces_know_plain_words():
    pieces = open_model().pieces
    assert pieces.knows("soldier")
    assert not pieces.knows("qwxzv")
    assert pieces("soldier")
    assert pieces("\x00") == []


def test_one_network_gives_the_same_on_one_thread_and_on_two():
    with zipfile.ZipFile(FOLDER / "reader.zip") as files:
        graph = files.read("network.onnx")
    batch = next(open_model().batches([["Gunmen", "attacked", "a", "post", "."]]))[0]
    one, two = (OnnxNetwork(graph, threads)(*batch) for threads in (1, 2))
    assert np.allclose(one.arcs, two.arcs, atol=1e-3)


def test_the_runtime_keeps_nothing_in_the_home_folder_and_tells_nobody_of_its_use(tmp_path):
    kept = {
        name: value for name, value in os.environ.items() if name not in {"ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}
    }
    program = "from vedette.assets.model import open_model; open_model()"
    subprocess.run([sys.executable, "-c", program], env={**kept, "HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []
