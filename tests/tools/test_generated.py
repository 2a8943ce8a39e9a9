"""Generated files are behind when they differ from what their generators say now."""

from tools.generated import behind


def hello() -> str:
    return "hello\n"


TABLE = {"hello.md": f"{__name__}:hello"}


def test_a_file_that_was_never_written_is_behind(tmp_path):
    assert behind(tmp_path, TABLE) == {"hello.md": "hello\n"}


def test_a_file_edited_by_hand_is_behind(tmp_path):
    (tmp_path / "hello.md").write_text("hello, said the editor\n")
    assert behind(tmp_path, TABLE) == {"hello.md": "hello\n"}


def test_a_file_as_generated_is_not(tmp_path):
    (tmp_path / "hello.md").write_text("hello\n")
    assert behind(tmp_path, TABLE) == {}
