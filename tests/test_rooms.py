"""Who may import whom, and who may touch the world: DESIGN.md's floors, read from every import in src/vedette."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "vedette"

# From the ground up. A room imports from floors below its own, and never from beside or above.
FLOORS = (
    ("errors",),
    ("records",),
    ("reading",),
    ("actors", "places"),
    ("coding",),
    ("pipeline",),
    ("incidents", "network"),
    ("charts",),
    ("desk", "exports"),
    ("intake", "assets", "store", "delivery"),
    ("scale",),
    ("web", "cli"),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Rooms up to this one run without disk, net, clock or chance: what they need comes in as `Tools`.
LAST_PURE = "pipeline"

# Each entry covers what is inside it: "os" is os.path too, "urllib.request" leaves urllib.parse alone.
WORLD = {
    "disk": """
        os pathlib io.open io.open_code io.FileIO shutil tempfile glob fileinput linecache mmap fcntl dbm shelve sqlite3
        importlib.resources importlib_resources pkgutil zoneinfo open
        sqlalchemy alembic duckdb pyarrow psycopg
        numpy.load numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap numpy.save numpy.savez numpy.savetxt
    """,
    "net": """
        socket ssl select selectors socketserver asyncio http urllib.request urllib.error urllib.robotparser ftplib
        smtplib imaplib poplib xmlrpc webbrowser requests httpx aiohttp urllib3 feedparser boto3 fsspec huggingface_hub
        fastapi starlette uvicorn
    """,
    "clock": """
        time sched datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today
        numpy.datetime64.now
    """,
    "chance": "random secrets uuid.uuid1 uuid.uuid4 numpy.random",
    "process": "subprocess multiprocessing concurrent threading signal ctypes ray input print",
}
TOUCHES = {name: part for part, names in WORLD.items() for name in names.split()}
PURE = {"os.path.commonprefix"}  # functions of their arguments that live in a module of the world


def problems(package: Path) -> Iterator[str]:
    """Yield a sentence for each import or name in `package` that breaks a rule, file by file."""
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).with_suffix("").parts
        room = inside[0]
        module = ".".join((package.name, *inside)).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = list(_imports(tree, module, is_package=path.name == "__init__.py"))
        here = f"{package.name}/{path.relative_to(package).as_posix()}"
        if room != "__init__" and room not in FLOOR_OF:
            yield f"{here}: the room {room!r} stands on no floor (tests/test_rooms.py, DESIGN.md)"
            continue
        for line, name in imported:
            other = _room(name, package)
            if other and room != other and not _below(other, room):
                yield f"{here}:{line}: {room} imports {other}, which is not on a floor below it"
        if room != "__init__" and FLOOR_OF[room] <= FLOOR_OF[LAST_PURE]:
            first_line = {name: line for line, name in sorted([*imported, *_names(tree)], reverse=True)}
            for name, line in sorted(first_line.items()):
                if part := _touches(name):
                    yield f"{here}:{line}: {room} touches the world ({part}) through {name}: pass it in"


def _below(other: str, room: str) -> bool:
    """Tell whether `other` stands below `room`; the package's own __init__ stands below everything."""
    return other in FLOOR_OF and room in FLOOR_OF and FLOOR_OF[other] < FLOOR_OF[room]


def _room(name: str, package: Path) -> str | None:
    """Return the room that an imported name lives in: "vedette.coding.claims.find_claims" is in `coding`."""
    top, _, rest = name.partition(".")
    room = rest.partition(".")[0]
    if top != package.name:
        return None
    there = (package / room).is_dir() or (package / f"{room}.py").exists()
    return room if room in FLOOR_OF or there else None  # else `from vedette import __version__`


def _imports(tree: ast.Module, module: str, *, is_package: bool) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) for every import, at any depth: `from a import b` gives "a.b"."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(names=names):
                source = _absolute(node.level, node.module or "", module, is_package=is_package)
                yield from ((node.lineno, f"{source}.{alias.name}") for alias in names)
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                level = len(name) - len(name.lstrip("."))
                yield node.lineno, _absolute(level, name[level:], module, is_package=is_package)


def _absolute(level: int, name: str, module: str, *, is_package: bool) -> str:
    """Resolve a relative import of `level` dots, made in `module`."""
    if not level:
        return name
    parts = module.split(".")
    base = parts[: len(parts) - level + is_package]
    return ".".join([*base, name] if name else base)


def _names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) for every use of an imported name or a builtin: `np.load` gives "numpy.load"."""
    aliases: dict[str, str] = {}
    own: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                aliases |= {
                    a.asname or a.name.partition(".")[0]: a.name if a.asname else a.name.partition(".")[0]
                    for a in names
                }
            case ast.ImportFrom(names=names):
                dots = "." * node.level  # a relative import is never of the world
                aliases |= {a.asname or a.name: f"{dots}{node.module}.{a.name}" for a in names}
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name):
                own.add(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, *rest = _dotted(node)
            if first and (first in aliases or first not in own):
                yield node.lineno, ".".join([aliases.get(first, first), *rest])


def _dotted(node: ast.expr) -> list[str]:
    """Return the names of `a.b.c` in order; the first is empty when it begins with something else than a name."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=value, attr=attr):
            return [*_dotted(value), attr]
        case _:
            return [""]


def _touches(name: str) -> str | None:
    """Return which part of the world a dotted name belongs to, or None."""
    parts = [] if name in PURE else name.split(".")
    return next((TOUCHES[p] for n in range(len(parts), 0, -1) if (p := ".".join(parts[:n])) in TOUCHES), None)


def test_every_room_imports_from_below_and_the_middle_touches_nothing():
    assert list(problems(PACKAGE)) == []


@pytest.fixture
def house(tmp_path):
    """Build a small invented package and return what is wrong with it."""

    def build(files: dict[str, str]) -> list[str]:
        for name, source in {"__init__.py": "__version__ = '1'", **files}.items():
            path = tmp_path / "vedette" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
        return list(problems(tmp_path / "vedette"))

    return build


@pytest.mark.parametrize(
    "line",
    [
        "import vedette.web",
        "import vedette.web.pages as pages",
        "from vedette.web import pages",
        "from vedette.web.pages import front",
        "from vedette import web",
        "from ..web import pages",
        "from .. import web",
        "def late():\n    from vedette.web import pages",
        "def late():\n    import json, vedette.web",
        "if TYPE_CHECKING:\n    from vedette.web import pages",
        "try:\n    import vedette.web\nexcept ImportError:\n    pass",
        "import importlib\nimportlib.import_module('vedette.web')",
        "from importlib import import_module\nimport_module('vedette.web.pages')",
        "import importlib\nimportlib.import_module('..web', __package__)",
        "__import__('vedette.web')",
    ],
)
def test_an_import_from_above_is_found_wherever_it_hides(house, line):
    (problem,) = house({"coding/claims.py": line, "web/__init__.py": "", "web/pages.py": ""})
    assert problem.startswith("vedette/coding/claims.py:")
    assert "coding imports web" in problem


@pytest.mark.parametrize("line", ["from ..web import pages", "from .. import web", "from vedette.web import pages"])
def test_the_init_of_a_room_counts_too(house, line):
    (problem,) = house({"coding/__init__.py": line})
    assert "coding imports web" in problem


@pytest.mark.parametrize(
    ("room", "beside"),
    [("actors", "places"), ("desk", "exports"), ("intake", "assets"), ("web", "cli")],
)
def test_rooms_on_one_floor_never_import_each_other(house, room, beside):
    (problem,) = house({f"{room}/a.py": f"from vedette.{beside} import b"})
    assert f"{room} imports {beside}" in problem


def test_a_room_that_is_one_module_is_a_room(house):
    (problem,) = house({"pipeline.py": "from vedette.desk import editions"})
    assert problem.startswith("vedette/pipeline.py:1: pipeline imports desk")


def test_a_room_without_a_floor_is_named(house):
    (problem,) = house({"helpers/text.py": ""})
    assert "'helpers' stands on no floor" in problem


def test_nobody_imports_a_room_without_a_floor(house):
    files = {"helpers.py": "", "cli/main.py": "from vedette import helpers"}
    assert any("cli imports helpers" in problem for problem in house(files))


def test_the_package_itself_imports_no_room(house):
    (problem,) = house({"__init__.py": "from vedette.records import Span"})
    assert "imports records" in problem


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("disk", "from pathlib import Path"),
        ("disk", "import os.path"),
        ("disk", "def read():\n    import os"),
        ("disk", "if TYPE_CHECKING:\n    import pathlib"),
        ("disk", "words = open('words.txt')"),
        ("disk", "from io import open"),
        ("disk", "from importlib import resources"),
        ("disk", "import numpy as np\nnp.load('x')"),
        ("net", "import socket"),
        ("net", "from urllib.request import urlopen"),
        ("net", "from urllib import request"),
        ("net", "import httpx"),
        ("clock", "import time"),
        ("clock", "from time import monotonic"),
        ("clock", "from datetime import datetime\ndatetime.now()"),
        ("clock", "from datetime import datetime as dt\nstamp = dt.utcnow"),
        ("clock", "import datetime\ndatetime.date.today()"),
        ("clock", "import datetime as d\nd.datetime.now(d.UTC)"),
        ("chance", "from random import shuffle"),
        ("chance", "import numpy as np\nnp.random.default_rng()"),
        ("chance", "from numpy import random"),
        ("chance", "import uuid\nuuid.uuid4()"),
        ("process", "print('found')"),
        ("process", "import importlib\nimportlib.import_module('subprocess')"),
    ],
)
@pytest.mark.parametrize("room", ["records/a.py", "coding/a.py", "pipeline.py"])
def test_the_middle_touches_no_disk_net_clock_or_chance(house, room, part, line):
    found = house({room: line})
    assert found
    assert all(f"touches the world ({part})" in problem for problem in found)


@pytest.mark.parametrize(
    "line",
    [
        "import re, math, dataclasses, bisect",
        "from datetime import date, datetime, timedelta\ndatetime(2024, 5, 3).date() + timedelta(days=1)",
        "import datetime\ndatetime.date.fromisoformat('2024-05-03')",
        "from urllib.parse import urlsplit",
        "from io import StringIO",
        "from os.path import commonprefix\ncommonprefix(('attack', 'attacked'))",
        "import uuid\nuuid.uuid5(uuid.NAMESPACE_URL, 'x')",
        "import numpy as np\nnp.zeros(3)",
        "from vedette import __version__",
        "from vedette.records import time, Span\ntime.read_time('today')",
        "from ..records.time import Time",
        "from . import time\ntime.find_times('')",
        "from .random import walk",
        "def find(time, now):\n    return time.start, now.today()",
        "def find(tools):\n    return tools.open, tools.random.draw, tools.today",
        "class Door:\n    open: bool\n    def print(self): return self.open",
    ],
)
def test_what_the_middle_may_use_raises_nothing(house, line):
    assert house({"coding/a.py": line, "records/time.py": "", "records/__init__.py": ""}) == []


def test_the_rim_may_touch_the_world(house):
    assert (
        house({"intake/folders.py": "import os, time\nfrom pathlib import Path", "cli/read.py": "print(open('x'))"})
        == []
    )


def test_a_lower_room_and_one_s_own_room_are_open(house):
    files = {
        "coding/claims.py": "from vedette.coding import cues\nfrom vedette.reading import words\nimport vedette.errors",
        "cli/main.py": "from vedette import __version__\nfrom vedette.desk import editions\nimport vedette",
    }
    assert house(files) == []
