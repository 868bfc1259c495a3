import pytest

from lpbsite.content.yaml_lines import YamlProblem, read_yaml


def test_values_stay_what_an_editor_wrote():
    value, _lines = read_yaml(
        "date: 2025-11-19\ntime: 10:30\nword: no\nslug: '2025'\n"
        "count: 400\nplace: 52.09\nyes: true\nnothing:\n"
    )
    assert value == {
        "date": "2025-11-19",
        "time": "10:30",
        "word": "no",
        "slug": "2025",
        "count": 400,
        "place": 52.09,
        "yes": True,
        "nothing": None,
    }


def test_every_part_knows_its_line():
    _value, lines = read_yaml(
        "key: a\nnl:\n  title: b\n  rows:\n    - name: c\n    - name: d\n"
    )
    assert lines[("key",)] == 1
    assert lines[("nl", "title")] == 3
    assert lines[("nl", "rows", 1, "name")] == 6


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: [1", 1, "This is not YAML"),
        ("a: 1\nb: &x 2\nc: *x\n", 2, "Write the value itself"),
        ("a: 1\na: 2\n", 2, "a stands here twice."),
        ("a: !!python/object:os.system x\n", 1, "The tag"),
        ("a: 1\n---\nb: 2\n", 2, "This is not YAML"),
        ("a: \x01\n", None, "This is not YAML"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(text, line, problem):
    with pytest.raises(YamlProblem) as refused:
        read_yaml(text)
    assert refused.value.text.startswith(problem)
    assert refused.value.line == line
