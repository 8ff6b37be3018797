"""Several editors at once, with Git: what they do merges, and conflicts only where it must.

The dispute is that of docs/editing.md, after its three weeks. Three editors work on it for three
weeks more, each on a branch a week, with the program's commands and by hand.
"""

import itertools
import random
import re
import shutil

import pytest

from generator.pages.pipeline import read
from tests.commands import explainer
from tests.sites import edit
from tests.test_divided import git
from tests.test_three_weeks import Editor, paste, weeks

CONFLICT = re.compile(r"<{7} .*\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7} .*\n")


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """The explainer of docs/editing.md as it is after its three weeks, under Git."""
    editor = Editor(tmp_path_factory.mktemp("told"))
    for block in itertools.chain.from_iterable(weeks()):
        editor.follow(*block)
    root = editor.root
    edit(root / "content/explainer.yaml", "as_of:", f"{HEADLINE}\nas_of:")
    shutil.rmtree(root / ".venv")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "a headline")
    return root


HEADLINE = """headline:
  says: The island council demands a ferry until October
  rests_on: [council-contract]"""


def run(root, *arguments):
    """What one of the program's commands does; it must not fail."""
    done = explainer(*arguments, cwd=root, SOURCE_DATE_EPOCH="1932595200")
    assert done.returncode == 0, done.output


def article(root, name, day, *paragraphs):
    """Add an article that everybody saves under the same name."""
    text = "\n\n".join([f"SKARN, {day} – {paragraphs[0]}", *paragraphs[1:]])
    (root.parent / "article.txt").write_text(f"{text}\n", "utf-8")
    run(root, "source", "add", root.parent / "article.txt", "--id", name)


def write(root, path, text):
    """Put entries into a file, as an editor does by hand."""
    paste(text, root / f"content/{path}.yaml")


# ------------------------------------------------------------------------ what each editor does


def ann_1(root):
    """An article with a new speaker, an ask with a deadline, its answer, a change; a summary that
    she makes better at the same time as Cy."""
    article(
        root, "bell-2031-03-24", "March 24, 2031",
        "“We ask Sound Line for a timetable by 5 April,” said Ines Moor, who is the clerk of the"
        " island council, on Monday.",
        "Weir promised the timetable for Easter.",
    )  # fmt: skip
    write(root, "parties/council/bell-2031-03-24", """people:
  - {id: moor, name: Ines Moor, role: Clerk of the council}
statements:
  - id: council-timetable
    kind: request
    issue: night-ferry
    speaker: moor
    asked_of: [line]
    deadline: 2031-04-05
    summary: Asks Sound Line for a timetable by 5 April.
    on: 2031-03-24
    evidence:
      - quote: We ask Sound Line for a timetable by 5 April
""")  # fmt: skip
    write(root, "parties/line/bell-2031-03-24", """statements:
  - id: line-promises-timetable
    kind: intent
    issue: night-ferry
    speaker: weir
    summary: Promised the timetable for Easter.
    on: ../2031-03-24
    evidence:
      - passage: Weir promised the timetable for Easter
""")  # fmt: skip
    file = root / "content/parties/council/bell-2031-03-17.yaml"
    edit(
        file, "Calls the contract a truce, and no more.", "Calls the contract no more than a truce."
    )
    run(root, "diff", "main", "--write")


def bo_1(root):
    """Another paper's article, drafted and completed, with a new speaker of the same party."""
    article(
        root, "post-2031-03-24", "March 24, 2031",
        "“The county will not pay for a ship of others,” said Olga Venn, the county's spokeswoman.",
    )  # fmt: skip
    write(root, "parties/county/post-2031-03-24", """people:
  - {id: venn, name: Olga Venn, role: Spokeswoman}
""")  # fmt: skip
    run(root, "draft", "post-2031-03-24", "--write")
    file = root / "content/parties/county/post-2031-03-24.yaml"
    text = re.sub(r"^ +# .*\n| +review: needed.*\n", "", file.read_text("utf-8"), flags=re.M)
    text = text.replace("summary: # one neutral sentence", "summary: Will not pay for it.")
    file.write_text(
        text.replace("    issue: night-ferry\n", "    issue: night-ferry\n"
                     "    answers: {council-county-pays: rejects}\n"), "utf-8"
    )  # fmt: skip
    run(root, "diff", "main", "--write")


def cy_1(root):
    """A third article: an event, a difference, background, one more issue and points on it; and the
    summary that Ann makes better too."""
    article(
        root, "gazette-2031-03-24", "March 24, 2031",
        "The night ferry made its first trip under the contract on Friday, with twelve on board.",
        "A trip costs 6 crowns, Sound Line said. The council called that too much.",
        "The contract costs 45,000 crowns a month, according to the county.",
    )  # fmt: skip
    write(root, "issues", "- id: fares\n  name: The fares\n")
    write(root, "events/gazette-2031-03-24", """- id: ev-first-trip
  name: The first trip under the contract
  on: 2031-03-21
  issue: night-ferry
  evidence:
    - source: gazette-2031-03-24
      passage: The night ferry made its first trip under the contract on Friday
""")  # fmt: skip
    write(root, "differences/gazette-2031-03-24", """- id: diff-costs
  name: What the ferry costs
  kind: number
  accounts:
    - source: post-2031-03-11
      summary: 40,000 crowns a month.
      passage: The night ferry costs 40,000 crowns a month
    - source: gazette-2031-03-24
      summary: 45,000 crowns a month.
      passage: The contract costs 45,000 crowns a month
""")  # fmt: skip
    write(root, "background/gazette-2031-03-24", """- id: bg-twelve-on-board
  summary: Twelve people were on board on the first trip.
  evidence:
    - passage: with twelve on board
""")  # fmt: skip
    write(root, "parties/line/gazette-2031-03-24", """statements:
  - id: line-six-crowns
    kind: claim
    issue: fares
    summary: Says that a trip costs 6 crowns.
    evidence:
      - passage: A trip costs 6 crowns, Sound Line said
""")  # fmt: skip
    write(root, "parties/council/gazette-2031-03-24", """statements:
  - id: council-too-much
    to: line-six-crowns
    response: criticises
    issue: fares
    summary: Calls the fare too high.
    evidence:
      - passage: The council called that too much
""")  # fmt: skip
    write(root, "parties/council/party", """points:
  - issue: fares
    says: Calls the fare of 6 crowns too high.
    rests_on: [council-too-much]
""")  # fmt: skip
    file = root / "content/parties/council/bell-2031-03-17.yaml"
    summary = "Calls the contract a truce, and no more."
    edit(file, summary, summary.replace("the contract", "what was signed"))
    run(root, "diff", "main", "--write")


def ann_2(root):
    """She gives a source and a statement other ids, wherever they are referred to."""
    run(root, "rename", "post-2031-03-11", "harbour-post-2031-03-11")
    run(root, "rename", "ev-deadline-passes", "ev-county-silent")
    run(root, "diff", "main", "--write")


def bo_2(root):
    """He corrects a statement in a file that Ann renames, withdraws a demand, retracts another
    statement, and changes the headline, as Cy does."""
    article(
        root, "post-2031-03-31", "March 31, 2031",
        "The county no longer expects an answer from the island on fares, Venn said.",
        "The council has taken back its request for money, Lind told the Harbour Post.",
    )  # fmt: skip
    write(root, "parties/council/post-2031-03-31", """statements:
  - withdraws: council-county-pays
    on: ../2031-03-31
    evidence:
      - passage: The council has taken back its request for money
""")  # fmt: skip
    file = root / "content/parties/line/post-2031-03-11.yaml"
    edit(file, "costs 40,000 crowns a month.\n", "costs 40,000 crowns each month.\n"
         "    corrected: [{on: 2031-03-31, what: Said “a month”.}]\n")  # fmt: skip
    file = root / "content/background/gazette-2031-03-24.yaml"
    edit(file, "  evidence:", "  retracted: {on: 2031-03-31, why: The paper has counted again.}\n"
         "  evidence:")  # fmt: skip
    edit(root / "content/explainer.yaml", "a ferry until", "a ferry every night until")
    run(root, "diff", "main", "--write")


def cy_2(root):
    """He adds what an older article says besides, found with `quote`, answers an intention from an
    event, puts points into another order, and changes the headline."""
    article(
        root, "gazette-2031-03-31", "March 31, 2031",
        "Sound Line will not end the night ferry on Tuesday, it said.",
    )  # fmt: skip
    write(root, "events/gazette-2031-03-31", """- id: ev-not-ended
  name: Sound Line says that the ferry is not ended
  on: ../2031-03-31
  parties: [line]
  answers: {line-means-to-end-ferry: not-met}
  by: line
  evidence:
    - source: gazette-2031-03-31
      passage: Sound Line will not end the night ferry on Tuesday
""")  # fmt: skip
    done = explainer("quote", "bell-2031-03-03", "did not answer it", cwd=root)
    assert "passage:" in done.stdout
    evidence = re.search(r"( +)- source.*", done.stdout, re.S)[0].split("\nin a file")[0]
    write(root, "background/bell-2031-03-03", "- id: bg-no-answer\n  summary: The county gave no "
          f"answer in the first week.\n  evidence:\n{evidence.rstrip()}\n")  # fmt: skip
    run(root, "confirm", "--program", "reading aid", "bg-no-answer.speaker")
    file = root / "content/parties/council/party.yaml"
    head, points = file.read_text("utf-8").split("points:\n")
    one, other = re.split(r"(?<=\n)(?=  - )", points)
    file.write_text(f"{head}points:\n{other}{one}", "utf-8")
    edit(root / "content/explainer.yaml", "a ferry until", "a contract until")
    run(root, "diff", "main", "--write")


def ann_3(root):
    """The deadline has passed: an event tells what came of it; and all three change one point."""
    article(
        root, "bell-2031-04-07", "April 7, 2031",
        "Sound Line has sent its timetable to the council on Friday.",
    )  # fmt: skip
    write(root, "events/bell-2031-04-07", """- id: ev-timetable
  name: Sound Line sends its timetable
  on: 2031-04-04
  parties: [line]
  answers: {council-timetable: met}
  by: line
  evidence:
    - source: bell-2031-04-07
      passage: Sound Line has sent its timetable to the council on Friday
""")  # fmt: skip
    change_point(root, "Has a contract until October.")
    run(root, "diff", "main", "--write")


def bo_3(root):
    """A later article, in which the same is asked again, of others too."""
    article(
        root, "post-2031-04-09", "April 9, 2031",
        "The council asks Sound Line and the county to meet, with an answer by 30 April.",
    )  # fmt: skip
    write(root, "parties/council/post-2031-04-09", """statements:
  - id: council-meet
    kind: request
    issue: fares
    asked_of: [line, county]
    deadline: 2031-04-30
    summary: Asks Sound Line and the county to meet.
    on: ../2031-04-09
    evidence:
      - passage: The council asks Sound Line and the county to meet
""")  # fmt: skip
    change_point(root, "Demanded a contract until October, and got it.")
    run(root, "diff", "main", "--write")


def cy_3(root):
    """No article: corrections alone, in what the others have added, and the same point."""
    edit(root / "content/parties/line/bell-2031-03-24.yaml", "Promised the", "Promises the")
    edit(root / "content/issues.yaml", "name: The fares", "name: What a trip costs")
    change_point(root, "Wanted a contract until October, and has one.")
    run(root, "diff", "main", "--write")


def change_point(root, says):
    """Let the council's point on the ferry say something else."""
    file = root / "content/parties/council/party.yaml"
    edit(file, "Demands a contract for a ferry every night until October.", says)


WEEKS = [
    ({"ann": ann_1, "bo": bo_1, "cy": cy_1}, {("parties/council/bell-2031-03-17", "ann", "cy")}),
    ({"ann": ann_2, "bo": bo_2, "cy": cy_2}, {("explainer", "bo", "cy")}),
    (
        {"ann": ann_3, "bo": bo_3, "cy": cy_3},
        {("parties/council/party", *two) for two in itertools.combinations(["ann", "bo", "cy"], 2)},
    ),
]
"""What the editors do in each week, and where two of them change the same sentence."""


# ------------------------------------------------------------------------------- how they merge


def merged(root, name):
    """Merge a branch, and settle each sentence that conflicts; the files in which one does."""
    git(root, "merge", "--quiet", "--no-edit", name, codes=(0, 1))
    files = git(root, "diff", "--name-only", "--diff-filter=U").split()
    for file in files:
        text = (root / file).read_text("utf-8")
        [sides] = CONFLICT.findall(text)
        assert [side.count("\n") for side in sides] == [1, 1], text
        (root / file).write_text(CONFLICT.sub(lambda found: max(found[1], found[2]), text), "utf-8")
    if files:
        git(root, "commit", "--quiet", "--all", "--no-edit")
    return {file.removeprefix("content/").removesuffix(".yaml") for file in files}, asked(root)


def asked(root):
    """What the check asks of an explainer, of which nothing else may be warned."""
    report = read(root)
    assert all(one.waits for one in report.problems), report.show(root)
    return [one.rule for one in report.problems]


def branch_off(root, name, does):
    """Do what an editor does, on a branch of theirs."""
    git(root, "switch", "--quiet", "--create", name, "main")
    does(root)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", name)
    assert asked(root) in ([], ["deadline-passed"])


@pytest.mark.slow
def test_three_editors_over_three_weeks(told, tmp_path):
    """In whatever order the branches of three editors are merged, week by week, just the sentences
    conflict that two of them have changed; each merge passes the check, which asks about a deadline
    once a later article has been merged and nothing has yet that tells of it; and all orders make
    the same content."""
    root = shutil.copytree(told, tmp_path / "shared")
    for week, (editors, planted) in enumerate(WEEKS, 1):
        for name, does in editors.items():
            branch_off(root, name, does)
        made = set()
        for order in itertools.permutations(editors):
            git(root, "switch", "--quiet", "--detach", "main")
            for number, name in enumerate(order, 1):
                others = {*order[: number - 1]}
                files = {file for file, *two in planted if name in two and others & {*two}}
                is_passed = week == 3 and "bo" in order[:number] and "ann" not in order[:number]
                told_of = ["deadline-passed"] if is_passed else []
                assert merged(root, name) == (files, told_of), (order, name)
            made.add(git(root, "rev-parse", "HEAD^{tree}"))
        assert len(made) == 1
        git(root, "switch", "--quiet", "--force-create", "main")
        git(root, "branch", "--quiet", "--delete", "--force", *editors)
    dossier = read(root).dossier
    statuses = {asked.statement.id: asked.status for asked in dossier.asks.values()}
    assert {name: statuses[name] for name in ENDS} == ENDS
    assert str(dossier.explainer.as_of) == "2031-04-09"
    assert (
        dossier.explainer.headline.says
        == "The island council demands a ferry every night until October"
    )


ENDS = {
    "council-county-pays": "withdrawn",
    "council-timetable": "met",
    "council-meet": "open",
    "line-means-to-end-ferry": "open",
    "council-contract": "met",
}
"""What has become of some of what was asked."""


TEXT = "“The ferry was full twice,” Weir said."
PATH = "parties/line/{}"
FULL_TWICE = """statements:
  - id: line-full-{}
    kind: claim
    issue: night-ferry
    speaker: weir
    summary: Says that the ferry was full twice.
    evidence:
      - quote: The ferry was full twice
"""


def test_what_git_cannot_see_is_told(told, tmp_path):
    """Where two editors have added one article, or one has renamed whom the other names, Git merges
    it, and the check tells each thing with what puts it right."""
    root = shutil.copytree(told, tmp_path / "skarn")
    for name in ("ann", "bo"):
        git(root, "switch", "--quiet", "--create", name, "main")
        article(root, f"paper-{name}", "March 28, 2031", TEXT)
        write(root, PATH.format(f"paper-{name}"), FULL_TWICE.format(name))
        git(root, "add", ".")
        git(root, "commit", "--quiet", "-m", name)
    git(root, "switch", "--quiet", "--create", "cy", "main")
    run(root, "rename", "weir", "tom-weir")
    git(root, "commit", "--quiet", "--all", "-m", "cy")
    git(root, "merge", "--quiet", "--no-edit", "ann")
    [problem] = read(root).problems
    assert problem.rule == "unknown-reference"
    assert "`explainer rename weir tom-weir` corrects it" in problem.hint
    run(root, "rename", "weir", "tom-weir")
    git(root, "commit", "--quiet", "--all", "-m", "corrected")
    assert asked(root) == []
    git(root, "merge", "--quiet", "--no-edit", "bo")
    rules = {one.rule: one.hint for one in read(root).problems if one.is_error}
    assert set(rules) == {"unknown-reference", "article-twice"}
    assert "let the evidence of both name “paper-ann”" in rules["article-twice"]


# ------------------------------------------------------------------------------- twenty at once


def add_one(root, number):
    """What one of twenty editors adds: an article, what three parties say in it, a speaker, an
    event, background and a change; and each looks at what all have in common."""
    day, name = f"April {number + 1}, 2031", f"paper-{number}"
    article(
        root, name, day,
        f"“Trip number {number} was late,” said Ada Holt-{number}, who sells tickets for the line.",
        f"The council asks the county for {number} lamps at the pier. The county called that fair.",
        f"Ship number {number} came to Skarn. It was {number} degrees warm.",
    )  # fmt: skip
    write(root, f"parties/line/{name}", f"""people:
  - {{id: holt-{number}, name: Ada Holt-{number}}}
statements:
  - id: line-late-{number}
    kind: claim
    issue: night-ferry
    speaker: holt-{number}
    summary: Says that trip number {number} was late.
    evidence:
      - quote: Trip number {number} was late
""")  # fmt: skip
    write(root, f"parties/council/{name}", f"""statements:
  - id: council-lamps-{number}
    kind: request
    issue: night-ferry
    asked_of: [county]
    summary: Asks the county for {number} lamps at the pier.
    evidence:
      - passage: The council asks the county for {number} lamps at the pier
""")  # fmt: skip
    write(root, f"parties/county/{name}", f"""statements:
  - id: county-fair-{number}
    to: council-lamps-{number}
    response: welcomes
    issue: night-ferry
    summary: Called that fair.
    evidence:
      - passage: The county called that fair
""")  # fmt: skip
    write(root, f"events/{name}", f"""- id: ev-ship-{number}
  name: Ship number {number} comes to Skarn
  on: ../2031-04-{number + 1:02}
  evidence:
    - source: {name}
      passage: Ship number {number} came to Skarn
""")  # fmt: skip
    write(root, f"background/{name}", f"""- id: bg-warm-{number}
  summary: It was {number} degrees warm.
  evidence:
    - passage: It was {number} degrees warm
""")  # fmt: skip
    write(root, f"changes/{name}", f"""- on: 2031-04-{number + 1:02}
  summary: What paper number {number} reports.
  statements: [line-late-{number}]
""")  # fmt: skip


@pytest.mark.engine
@pytest.mark.slow
def test_twenty_articles_at_once(told, tmp_path):
    """Twenty editors who each add an article, in which several parties speak, merge in any order
    without one conflict; the site is the same, to the byte, as if one had added all of them."""
    shared = shutil.copytree(told, tmp_path / "shared/skarn")
    alone = shutil.copytree(told, tmp_path / "alone/skarn")
    numbers = [*range(20)]
    for number in numbers:
        git(shared, "switch", "--quiet", "--create", f"editor-{number}", "main")
        add_one(shared, number)
        git(shared, "add", ".")
        git(shared, "commit", "--quiet", "-m", f"paper {number}")
        add_one(alone, number)
    random.Random(20).shuffle(numbers)
    git(shared, "switch", "--quiet", "main")
    for number in numbers:
        git(shared, "merge", "--quiet", "--no-edit", f"editor-{number}")
    assert asked(shared) == ["deadline-passed"]
    for root in (shared, alone):
        shutil.rmtree(root / ".git")
        run(root, "build", "--strict")
    assert digests(shared / "site") == digests(alone / "site")
    assert digests(shared / "content") == digests(alone / "content")


def digests(folder):
    """Each file of a folder, with what it holds."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder): path.read_bytes() for path in files}
