"""The list of all statements can be narrowed, and the address says how."""

import json

import pytest


@pytest.fixture
def statements(site):
    """Every statement of the shipped explainer, as exported."""
    data = site("shipped").folder / "data/explainer.json"
    return json.loads(data.read_text("utf-8"))["statements"]


@pytest.fixture
def listing(page, site):
    page.goto(site("shipped").at("statements/"))
    return page


def shown(page):
    """The ids of the statements that can be seen, in order."""
    return page.evaluate(
        "[...document.querySelectorAll('#statements .st')]"
        ".filter(card => card.checkVisibility()).map(card => card.dataset.id)"
    )


def choose(page, **choices):
    if not page.locator("#filters details[open]").count():
        page.locator("#filters summary").click()
    for name, value in choices.items():
        field = page.locator(f"#filters [name={name}]")
        if name in ("from", "to"):
            field.fill(value)
            field.dispatch_event("change")
        else:
            field.select_option(value)


def message(page):
    return page.inner_text("#filters [role=status]")


def message_after(page, beginning):
    """The message, once it begins so: before, the index is on its way."""
    begins = "word => document.querySelector('.filters__n').textContent.startsWith(word)"
    page.wait_for_function(begins, arg=beginning)
    return message(page)


def test_everything_is_shown_at_first(listing, statements):
    """Without a choice every statement is there, and their number."""
    assert shown(listing) == [statement["id"] for statement in statements]
    assert message(listing) == f"Statements 1 to {len(statements)} of {len(statements)}"


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("issue", "kursk", "issue"),
        ("kind", "condition", "kind"),
        ("attribution", "partly-quoted", "attribution"),
        ("stance", "welcomes", "response"),
    ],
)
def test_one_choice(listing, statements, name, value, key):
    """A choice leaves the statements that have it, and announces how many of all."""
    choose(listing, **{name: value})
    wanted = [s["id"] for s in statements if s.get(key) == value]
    assert wanted and shown(listing) == wanted
    assert message(listing) == f"Showing {len(wanted)} of {len(statements)} statements"


def test_party_finds_joint_statements_too(listing, statements):
    """A party's choice leaves what it said alone and what it said with others."""
    choose(listing, party="belarus")
    wanted = [s["id"] for s in statements if "belarus" in s["parties"]]
    assert shown(listing) == wanted
    choose(listing, party="russia")
    assert set(wanted) < set(shown(listing))


def test_choices_add_up(listing, statements):
    """Several choices leave what has all of them; none left is said too."""
    choose(listing, party="russia", kind="demand", issue="sanctions")
    assert shown(listing) == ["ru-wants-sanctions-eased"]
    choose(listing, attribution="quoted")
    assert shown(listing) == []
    assert message(listing) == f"Showing 0 of {len(statements)} statements"


def test_dates(listing, statements):
    """Dates leave what was said within them; what has no date is left out."""
    choose(listing, **{"from": "2025-03-13"})
    assert shown(listing) == [s["id"] for s in statements if (s["on"] or "") >= "2025-03-13"]
    choose(listing, **{"from": "", "to": "2025-03-12"})
    assert shown(listing) == [s["id"] for s in statements if s["on"] and s["on"] < "2025-03-13"]


def test_date_without_a_day_lies_in_its_month(fresh, site):
    """A statement that is dated to a month is found by any day in it."""
    url = site("shipped").at("statements/")
    body = (site("shipped").folder / "statements/index.html").read_text("utf-8")
    body = body.replace('data-on="2025-03-13"', 'data-on="2025-03"', 1)
    fresh.route(url, lambda route: route.fulfill(body=body, content_type="text/html"))
    fresh.goto(url)
    choose(fresh, **{"from": "2025-03-20", "to": "2025-03-21"})
    assert shown(fresh) == ["ru-agrees-in-principle"]


INTERVALS = [
    ("2025-03-10/2025-03-20", "", {"from": "2025-03-18", "to": "2025-03-30"}, True),
    ("2025-03-10/2025-03-20", "", {"from": "2025-03-21", "to": ""}, False),
    ("2025-03-10~/2025-03?", "", {"from": "2025-03-21", "to": ""}, True),
    ("2025-03-10/2025-03-20", "", {"from": "", "to": "2025-03-09"}, False),
    ("../2025-03-01", "", {"from": "", "to": "2019-01-01"}, True),
    ("../2025-03-01", "", {"from": "2025-03-02", "to": ""}, False),
    ("2025-04-01/..", "", {"from": "2029-01-01", "to": ""}, True),
    ("2025-04-01/..", "", {"from": "", "to": "2025-03-31"}, False),
    ("", "2025-03", {"from": "", "to": "2025-03-31"}, True),
    ("", "2025-03", {"from": "", "to": "2025-03-30"}, False),
    ("", "2025-03-13", {"from": "2025-03-01", "to": "2025-03-31"}, False),
    ("", "", {"from": "", "to": "2025-03-31"}, False),
]
"""What a statement is dated, by when it must have been, what is chosen, and whether it is shown."""


def test_interval_lies_where_it_touches(fresh, site):
    """An interval is found by what it touches, an open one to any day; what has no day only where
    its report says that it must be, and else it is told that it is left out."""
    url = site("shipped").at("statements/")
    body = (site("shipped").folder / "statements/index.html").read_text("utf-8")
    dated = {}
    fresh.route(url, lambda route: route.fulfill(body=dated["body"], content_type="text/html"))
    for on, by, chosen, is_shown in INTERVALS:
        made = f'data-on="{on}" data-by="{by}"'
        dated["body"] = body.replace('data-on="2025-03-13"', made, 1)
        fresh.goto(url)
        choose(fresh, **chosen)
        assert ("ru-agrees-in-principle" in shown(fresh)) is is_shown, (on, by, chosen)
        assert "left out" in message(fresh) or on or is_shown, (on, by, chosen)


def test_what_was_said_again_lies_on_each_of_its_days(fresh, site):
    """A statement is found by the first day and by each further one, and by none in between."""
    url = site("shipped").at("statements/")
    body = (site("shipped").folder / "statements/index.html").read_text("utf-8")
    made = 'data-on="2025-03-13" data-again="2025-04-02 2025-05"'
    body = body.replace('data-on="2025-03-13"', made, 1)
    fresh.route(url, lambda route: route.fulfill(body=body, content_type="text/html"))
    for day, is_shown in (
        ("2025-03-13", True),
        ("2025-03-20", False),
        ("2025-04-02", True),
        ("2025-05-09", True),
        ("2025-06-01", False),
    ):
        fresh.goto(url)
        choose(fresh, **{"from": day, "to": day})
        assert ("ru-agrees-in-principle" in shown(fresh)) is is_shown, day


def test_choice_stands_in_the_address(listing, site):
    """The address keeps the choices; opened anew, it makes them; empty ones are not in it."""
    choose(listing, party="us", kind="reaction")
    assert listing.url == site("shipped").at("statements/?party=us&kind=reaction")
    before = shown(listing), message(listing)
    listing.goto(site("shipped").at())
    listing.goto(site("shipped").at("statements/?party=us&kind=reaction"))
    assert (shown(listing), message(listing)) == before
    assert listing.input_value("#filters [name=kind]") == "reaction"


def test_unknown_choice_is_no_choice(page, site, statements):
    """An address that asks for what does not exist shows everything."""
    page.goto(site("shipped").at("statements/?party=atlantis&kind=%3Cscript%3E"))
    assert len(shown(page)) == len(statements)
    assert page.input_value("#filters [name=party]") == ""


def test_going_back_takes_choices_back(listing, site):
    """Back and forward bring the choices of their address."""
    listing.goto(site("shipped").at("statements/?party=us#all"))
    few = shown(listing)
    listing.evaluate("history.pushState(null, '', '?party=nato')")
    listing.go_back()
    assert shown(listing) == few
    listing.go_forward()
    listing.wait_for_function("document.querySelector('#filters [name=party]').value === 'nato'")
    assert shown(listing) and all(id.startswith("nato-") for id in shown(listing))


def test_reset(listing, statements):
    """Reset shows everything, empties the address and says how many there are."""
    choose(listing, party="us")
    listing.click("#filters [type=reset]")
    listing.wait_for_function("location.search === ''")
    assert len(shown(listing)) == len(statements)
    assert message(listing) == f"Statements 1 to {len(statements)} of {len(statements)}"


def test_filters_by_keyboard(listing):
    """A choice can be made with the keyboard alone, and the focus stays on it."""
    listing.focus("#filters summary")
    listing.keyboard.press("Enter")
    listing.focus("#filters [name=kind]")
    listing.keyboard.type("Offer")
    listing.wait_for_function("location.search === '?kind=offer'")
    assert shown(listing) == ["us-proposes-ceasefire"]
    assert listing.evaluate("document.activeElement.name") == "kind"


def test_count_is_over_all_pages(page, site):
    """Where the list has pages, the count is of all, and links lead on with the same choice."""
    page.goto(site("long").at("statements/?party=operators"))
    assert message_after(page, "Showing") == "Showing 42 of 210 statements"
    here = len(shown(page))
    links = page.locator(".filters__more a")
    told = [one.split(" more on page ") for one in links.all_inner_texts()]
    assert here + sum(int(number) for number, _ in told) == 42
    number, there = told[0]
    links.first.click()
    page.wait_for_url(f"**/statements/{there}/?party=operators")
    assert len(shown(page)) == int(number)


def test_without_a_choice_the_index_is_not_loaded(page, site):
    """Reading the list costs nothing more: the index is loaded at the first choice."""
    page.goto(site("long").at("statements/"))
    assert loaded_of_the_index(page) == []
    choose(page, kind="condition")
    assert message_after(page, "Showing") == "Showing 5 of 210 statements"
    assert loaded_of_the_index(page)


def loaded_of_the_index(page):
    """What a page has asked for of the index: its first script, and its parts."""
    parts = ("/assets/search.js", "/search/")
    return [url for url in page.recording.requests if any(one in url for one in parts)]


def test_a_statement_on_two_issues_is_found_by_each(open_page, site):
    """Chosen by either of its issues, a statement that stands on both is there."""
    page = open_page()
    for issue in ("water", "dam"):
        page.goto(site("full").at(f"statements/?issue={issue}"))
        message_after(page, "")
        assert "upham-dam-ends-droughts" in shown(page)
