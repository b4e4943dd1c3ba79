"""What the files for readers are made with, part by part."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from guide.downloads import anki_collection, html_tree, packed
from guide.downloads.page import Listed
from guide.downloads.to_tables import guarded


def test_html_comes_back_as_it_was_read():
    html = '<p>a &lt; b &amp; <code>c</code>\n<br><img alt="" src="x.svg"></p>\n<pre>  d\n e</pre>'
    assert html_tree.inner(html_tree.read(html)) == html


@pytest.mark.parametrize("html", ["<p>a", "<p><em>a</p></em>", "a</p>", "a</div>"])
def test_html_that_is_not_closed_is_refused(html):
    with pytest.raises(html_tree.UnexpectedHTML):
        html_tree.read(html)


def test_anki_s_numbers_stay_the_same_in_every_edition():
    assert anki_collection.number("false-alarms") == 1405390951611
    assert anki_collection.number("first-hurt") != anki_collection.number("false-alarms")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("a=1", "a=1"), ("", "")],
)
def test_a_cell_is_no_formula(cell, shown):
    assert guarded(cell) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (1, "1 kB"),
        (1_499, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (12_340_000, "12.3 MB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size, shown):
    assert Listed("a", "A", "", size, "").size == shown


@pytest.mark.parametrize(("time", "year"), [(0, 1980), (1_795_176_000, 2026)])
def test_a_zip_is_dated_by_what_it_is_told(time, year):
    with ZipFile(BytesIO(packed.zipped({"b": b"1", "a": b"2"}, time))) as archive:
        assert archive.namelist() == ["b", "a"]
        assert {info.date_time[0] for info in archive.infolist()} == {year}
