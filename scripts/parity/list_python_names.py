"""Lists the public names of the Python SDK that is installed, as JSON on standard output.

Usage, in a virtual environment that holds the release to list:
    pip install determined==0.38.1
    python scripts/parity/list_python_names.py > /tmp/names.json
The result goes into scripts/parity/python-names.json under its release.
"""

import enum
import importlib.metadata
import inspect
import json
import warnings

warnings.simplefilter("ignore")

from determined.experimental import client  # noqa: E402

# The references are what 0.19.10 called Experiment and Trial; the checkpoint's training part is reachable as a field only.
OTHERS = {
    "determined.common.experimental.experiment": ["ExperimentReference"],
    "determined.common.experimental.trial": ["LogLevel", "TrialReference"],
    "determined.common.experimental.checkpoint": ["CheckpointTrainingMetadata"],
    "determined.common.experimental.checkpoint._checkpoint": ["CheckpointTrainingMetadata"],
    "determined.common.experimental.oauth2_scim_client": ["Oauth2ScimClient"],
}


def public(name):
    return not name.startswith("_")


def attributes(cls):
    """Names that the constructor sets, besides the session: the fields that users read."""
    try:
        source = inspect.getsource(cls.__init__)
    except (OSError, TypeError):
        return []
    names = []
    for line in source.splitlines():
        left = line.strip().split("=")[0].split(":")[0].strip()
        if left.startswith("self.") and left[5:].isidentifier() and public(left[5:]) and left[5:] not in names:
            names.append(left[5:])
    return [name for name in names if name != "session"]


def class_names(name, cls):
    yield name, "enum" if issubclass(cls, enum.Enum) else "class"
    if issubclass(cls, enum.Enum):
        for member in cls.__members__:
            if "UNSPECIFIED" not in member:
                yield f"{name}.{member}", "member"
        return
    seen = set()
    for base in cls.__mro__:
        if not base.__module__.startswith("determined"):
            continue
        for key, value in vars(base).items():
            if public(key) and key not in seen and (callable(value) or isinstance(value, (staticmethod, classmethod, property))):
                seen.add(key)
                yield f"{name}.{key}", "property" if isinstance(value, property) else "method"
    fields = list(attributes(cls)) + [key for key in getattr(cls, "__annotations__", {}) if public(key)]
    for key in fields:
        if key not in seen:
            seen.add(key)
            yield f"{name}.{key}", "field"


def module_names():
    for name, value in sorted(vars(client).items()):
        if not public(name) or inspect.ismodule(value):
            continue
        module = getattr(value, "__module__", "") or ""
        if not module.startswith("determined"):
            continue
        if inspect.isclass(value):
            yield from class_names(name, value)
        elif callable(value):
            yield name, "function"
    for module, names in OTHERS.items():
        try:
            found = __import__(module, fromlist=names)
        except ImportError:
            continue
        for name in names:
            if hasattr(found, name) and not hasattr(client, name):
                yield from class_names(name, getattr(found, name))


names = dict(module_names())
print(
    json.dumps(
        {
            "release": importlib.metadata.version("determined"),
            "names": [{"name": name, "kind": names[name]} for name in sorted(names)],
        },
        indent=2,
    )
)
