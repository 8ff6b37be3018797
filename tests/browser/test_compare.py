"""Two parties can be put side by side, at an address that can be shared."""


def columns(page):
    """The names over the columns that are shown, after that of the issues."""
    return page.evaluate(
        "[...document.querySelectorAll('#matrix-table thead th')].slice(1)"
        ".filter(cell => cell.checkVisibility()).map(cell => cell.textContent.trim())"
    )


def rows(page):
    """Of each issue that is shown: the parties that are shown to say something."""
    return page.evaluate(
        "[...document.querySelectorAll('#matrix-table .mx__r')]"
        ".filter(row => row.checkVisibility())"
        ".map(row => [...row.querySelectorAll('[data-party]:not(.mx__none)')]"
        ".filter(cell => cell.checkVisibility()).flatMap(cell => cell.dataset.party.split(' ')))"
    )


def test_two_parties_side_by_side(page, site):
    """Two choices leave two columns, and the rows in which either says something."""
    page.goto(site("shipped").at("positions/"))
    everything = rows(page)
    page.select_option("#compare [name=a]", "us")
    page.select_option("#compare [name=b]", "ukraine")
    assert columns(page) == ["Ukraine", "United States"]
    assert rows(page) and all(rows(page))
    wanted = [row for row in everything if {"us", "ukraine"} & set(row)]
    assert len(rows(page)) == len(wanted) < len(everything)


def test_comparison_is_announced(page, site):
    """The number of rows, and whose they are, stand in a live region."""
    page.goto(site("shipped").at("positions/?a=russia&b=us"))
    status = page.locator("#compare [role=status]")
    total = page.locator("#matrix-table .mx__r").count()
    wanted = f"{len(rows(page))} of {total} issues: Russia and United States"
    assert status.inner_text() == wanted
    page.click("#compare [type=reset]")
    page.wait_for_function("location.search === ''")
    assert status.inner_text() == "All parties"


def test_comparison_can_be_shared(page, site):
    """The address keeps the choice, and opened anew shows the same."""
    page.goto(site("shipped").at("positions/"))
    page.select_option("#compare [name=a]", "nato")
    page.select_option("#compare [name=b]", "russia")
    assert page.url == site("shipped").at("positions/?a=nato&b=russia")
    before = columns(page), rows(page)
    page.goto(site("shipped").at())
    page.goto(site("shipped").at("positions/?a=nato&b=russia"))
    assert (columns(page), rows(page)) == before


def test_reset_shows_all(page, site):
    """Reset brings back every column and every row."""
    page.goto(site("shipped").at("positions/"))
    everything = columns(page), rows(page)
    page.goto(site("shipped").at("positions/?a=west&b=nato"))
    assert (columns(page), rows(page)) != everything
    page.click("#compare [type=reset]")
    page.wait_for_function("location.search === ''")
    assert (columns(page), rows(page)) == everything


def test_unknown_party_hides_nothing(page, site):
    """An address with a party that does not exist shows the whole table."""
    page.goto(site("shipped").at("positions/?a=atlantis"))
    assert columns(page) == ["Russia", "Ukraine", "United States", "Others"]


def test_parties_that_share_a_column(page, site):
    """Parties without a column of their own are set side by side in the one that they share, which
    then has their names; no heading is left over rows that are hidden."""
    page.goto(site("shipped").at("positions/?a=west&b=nato"))
    assert columns(page) == ["The West and NATO"]
    assert {party for row in rows(page) for party in row} == {"west", "nato"}
    heads = page.locator("#matrix-table :is(.mx__g, .mx__b):visible").all_inner_texts()
    assert [head.strip() for head in heads] == ["How they see the war"]


def test_two_on_a_phone(open_page, site):
    """Side by side works where the table is folded into one column."""
    page = open_page(
        site("shipped").at("positions/?a=russia&b=ukraine"), viewport={"width": 320, "height": 640}
    )
    seen = {party for row in rows(page) for party in row}
    assert seen == {"russia", "ukraine"}
