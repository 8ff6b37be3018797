"""Each mistake that an editor can make, and what the editor is told: see broken_cases.py."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from tests.broken_cases import CASES, assert_is_in_file, expected, lay_out, rule_of, show

GENERATOR = Path(generator.__file__).parent
MODULES = {
    path: ast.parse(path.read_text("utf-8"))
    for path in sorted(GENERATOR.rglob("*.py"))
    if path.relative_to(GENERATOR).parts[0] in ("content", "evidence", "checks", "pages")
    and not {"attribution", "support"} & set(path.parts)
}
"""What an editor's content is checked by. Built pages and commands that edit have tests of their
own, and what tells speakers has rules of another kind."""

RULE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

GIVES_A_RULE = {"_reason"}
"""The functions that return (rule, message, hint)."""

NOT_SHOWN = {"no-source"}
"""A fault of evidence that references.py reports as an unknown reference."""

COMPANIONS = {"reference-to-draft": "draft-not-reviewed"}
"""A rule whose breach cannot be without another's: a draft is warned of wherever it stands."""

MADE_BY_A_TEST = {
    *("file-too-large", "text-too-long", "too-many-files", "too-many-lines"),
    *("too-many-brackets", "too-many-paragraphs", "too-many-problems", "too-many-values"),
}
"""Rules whose case would be too large to keep: tests/test_limits.py makes it."""


def test_the_base_is_clean(base):
    """What every case is laid over has neither an error nor a warning."""
    assert show(base)[0].problems == []


@pytest.mark.parametrize("case", CASES)
def test_editor_reads_exactly_this(case, tmp_path):
    """A mistake is reported alone, under its own rule, where it stands, in the expected words."""
    report, text = show(lay_out(case, tmp_path))
    assert text == expected(case).read_text("utf-8")
    companions = [rule for rule in [COMPANIONS.get(rule_of(case))] if rule]
    assert [problem.rule for problem in report.problems] == [rule_of(case), *companions]
    assert_is_in_file(report.problems[0].place, tmp_path)


def test_every_rule_has_a_case():
    """Each rule that occurs in the generator has a folder, and each folder has a rule."""
    assert {rule_of(case) for case in CASES} | MADE_BY_A_TEST == rules()


def test_every_fault_of_evidence_is_reported():
    """What passages.py may find wrong with evidence, some check looks for, and nothing else."""
    looked_for = {
        call.args[1].value
        for call in _calls("faulty_fragments")
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }
    assert set(_faults()) - {""} == looked_for | NOT_SHOWN


def test_rules_are_literals():
    """Where a problem's rule is no literal, its values come from where `rules` looks for them."""
    indirect = {
        f"{path.relative_to(GENERATOR).as_posix()}:{ast.unparse(argument)}"
        for path, call, argument in _rule_arguments()
        if not isinstance(argument, ast.Constant)
    }
    assert indirect == {
        "content/characters.py:rule",
        "content/own_words.py:rule",
        "content/validation.py:rule",
        "content/yaml_reader.py:rule",
    }


def rules() -> set[str]:
    """Every rule that the generator's code can report."""
    found = {a.value for _, _, a in _rule_arguments() if isinstance(a, ast.Constant)}
    for tree in MODULES.values():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Unfit"), args=[rule, *_]):
                    found |= set(_texts(rule))
                case ast.Assign(targets=[ast.Name(id="rule")], value=value):
                    found |= set(_texts(value))
                case ast.FunctionDef(name=name) if name in GIVES_A_RULE:
                    returns = (n for n in ast.walk(node) if isinstance(n, ast.Return))
                    tuples = (r.value for r in returns if isinstance(r.value, ast.Tuple))
                    found |= {text for t in tuples for text in _texts(t.elts[0])}
    # In split_paragraphs and Problem.show, `rule` is another thing.
    return {str(rule) for rule in found if RULE.fullmatch(str(rule))} - {"blocks", "lines"}


def _rule_arguments() -> Iterator[tuple[Path, ast.Call, ast.expr]]:
    """What is given as the rule wherever a problem is made, also by the reader's `report`."""
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node) in ("Problem", "report"):
                named = [k.value for k in node.keywords if k.arg == "rule"]
                yield from ((path, node, rule) for rule in [*node.args[1:2], *named][:1])


def _calls(name: str) -> Iterator[ast.Call]:
    for tree in MODULES.values():
        nodes = ast.walk(tree)
        yield from (n for n in nodes if isinstance(n, ast.Call) and _name(n) == name)


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _faults() -> Iterator[str]:
    for call in _calls("replace"):
        for keyword in call.keywords:
            if keyword.arg == "fault":
                yield from _texts(keyword.value)
    for node in ast.walk(MODULES[GENERATOR / "evidence/resolution/passages.py"]):
        match node:
            case ast.Assign(targets=[*_, ast.Name(id="fault")], value=value):
                yield from _texts(value)
    for node in ast.walk(MODULES[GENERATOR / "evidence/resolution/passages.py"]):
        if isinstance(node, ast.FunctionDef) and node.name == "_fault":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value:
                    yield from _texts(inner.value)


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may have for its value."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one), *_texts(other))


def test_messages_speak_plainly():
    """No message shows an editor the words of Python, pydantic or libyaml."""
    text = "".join(expected(case).read_text("utf-8") for case in CASES)
    shown = [line for line in text.split("\n") if not re.match(r"  +\d* \|", line)]
    jargon = "None|NoneType|Traceback|pydantic|dict|tuple|expected|did not find|scanning"
    assert [line for line in shown if re.search(rf"\b({jargon})\b", line)] == []
