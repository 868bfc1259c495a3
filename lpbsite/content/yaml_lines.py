"""Read YAML as plain values, and remember on which line each of them stands."""

import re
from typing import Any

import yaml

from lpbsite.content.problems import Path

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainLoader(Loader):
    """YAML without its surprises: a date, a time (``10:30``) and the word ``no`` stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789")
)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}$"),
    list("-0123456789"),
)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile("^(?:null|~|)$"), ["n", "~", ""]
)

SCALARS: dict[str, Any] = {
    "bool": lambda text: text == "true",
    "int": int,
    "float": float,
    "null": lambda text: None,
    "str": str,
}


class YamlProblem(Exception):
    def __init__(self, line: int | None, text: str) -> None:
        self.line = line
        self.text = text
        super().__init__(text)


def read_yaml(text: str) -> tuple[Any, dict[Path, int]]:
    """Return the value of a YAML text and the line of each of its parts.

    Raises:
        YamlProblem: It is not YAML, or has an alias, a tag, or a name twice.
    """
    try:
        root = yaml.compose(text, Loader=PlainLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # The end of the text counts as a line after the last one.
        line = min(mark.line + 1, text.count("\n") + 1) if mark else None
        raise YamlProblem(line, f"This is not YAML: {error.problem}.") from None
    except yaml.YAMLError as error:
        reason = getattr(error, "reason", "it cannot be read")
        raise YamlProblem(None, f"This is not YAML: {reason}.") from None
    except RecursionError:
        raise YamlProblem(None, "This is not YAML: it is nested too deeply.") from None
    builder = Builder()
    return (builder.value(root, ()) if root else None), builder.lines


class Builder:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in self.seen:
            raise YamlProblem(line, "Write the value itself, not an alias (*) of another one.")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [
                self.value(item, (*path, position)) for position, item in enumerate(node.value)
            ]
        read = SCALARS.get(node.tag.removeprefix("tag:yaml.org,2002:"))
        if read is None:
            raise YamlProblem(line, f"The tag {node.tag} has no meaning here.")
        return read(node.value)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name, line = str(name_node.value), name_node.start_mark.line + 1
            if name in result:
                raise YamlProblem(line, f"{name} stands here twice.")
            self.lines[(*path, name)] = line
            result[name] = self.value(value_node, (*path, name))
        return result
