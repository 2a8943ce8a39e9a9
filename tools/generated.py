"""Writes every generated file of the repository again, or checks that none is behind.

python -m tools.generated            write them (make docs)
python -m tools.generated --check    name those that are behind (make check)
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent

# A new generated file is a line here: its path, and the function (without arguments) that returns its text.
GENERATED = {
    "docs/commands.md": "tools.commands_page:commands_page",
    "docs/records.md": "vedette.records.page:page",
}


def behind(root: Path, generated: Mapping[str, str]) -> dict[str, str]:
    """Return the files that differ from what their generators say now, with the text that they should have."""
    now = {path: _text(where) for path, where in generated.items()}
    return {path: text for path, text in now.items() if not _says(root / path, text)}


def _text(where: str) -> str:
    module, _, function = where.partition(":")
    text: str = getattr(import_module(module), function)()
    return text


def _says(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def main(arguments: list[str]) -> int:
    """Write or check; return the exit code."""
    stale = behind(ROOT, GENERATED)
    for path, text in stale.items():
        if "--check" in arguments:
            print(f"{path} is behind what it is generated from: run `make docs` and commit it")
        else:
            (ROOT / path).write_text(text, encoding="utf-8")
            print(f"wrote {path}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
