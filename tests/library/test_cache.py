"""What is kept between builds, and what makes it count as absent."""

import pytest
from guide.cache import MOST_SEALS, Cache, seal


def kept(folder, name="one"):
    """The value that a new build finds in `folder`."""
    return Cache(folder, name).shelf("a/shelf").get("key")


def keep(folder, value, name="one", key="key"):
    cache = Cache(folder, name)
    cache.shelf("a/shelf").put(key, value)
    cache.save()


def test_a_later_build_finds_what_was_kept(tmp_path):
    keep(tmp_path, ["<p>é</p>"])
    assert kept(tmp_path) == ["<p>é</p>"]
    assert kept(tmp_path, "another seal") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1]", None])
def test_what_is_damaged_counts_as_absent_and_is_written_anew(tmp_path, damage):
    keep(tmp_path, ["right"])
    (path,) = (p for p in tmp_path.rglob("*") if p.is_file())
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"right", b"wrong") if damage is None else damage)
    assert kept(tmp_path) is None
    keep(tmp_path, ["right"])
    assert path.read_bytes() == whole


def test_a_small_build_throws_little_away_and_a_shelf_stays_bounded(tmp_path):
    for number in range(10):
        keep(tmp_path, number, key=f"key {number}")
    cache = Cache(tmp_path, "one")
    left = [n for n in range(10) if cache.shelf("a/shelf").get(f"key {n}") is not None]
    assert left == [8, 9]
    untouched = Cache(tmp_path, "one")
    untouched.shelf("another/shelf").put("key", 1)
    untouched.save()
    assert Cache(tmp_path, "one").shelf("a/shelf").get("key 9") == 9


def test_only_the_seals_used_last_stay(tmp_path):
    for number in range(MOST_SEALS + 2):
        keep(tmp_path, number, name=f"seal-{number}")
    assert len(list(tmp_path.iterdir())) == MOST_SEALS


def test_nothing_is_left_behind_by_writing(tmp_path):
    keep(tmp_path, 1)
    keep(tmp_path, 2)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["shelf.json"]
    assert kept(tmp_path) == 2


def test_the_seal_changes_with_a_rule_a_template_and_a_setting(tmp_path):
    rule, template = tmp_path / "rules.py", tmp_path / "question.html"
    rule.write_text("LIMIT = 1\n")
    template.write_text("<p>\n")
    seals = {seal([tmp_path], ["1"]), seal([tmp_path], ["2"])}
    rule.write_text("LIMIT = 2\n")
    seals.add(seal([tmp_path], ["1"]))
    template.write_text("<b>\n")
    seals.add(seal([tmp_path], ["1"]))
    assert len(seals) == 4
    assert seal([tmp_path], ["1"]) in seals


def test_the_seal_changes_with_a_package(tmp_path, monkeypatch):
    before = seal([tmp_path], [])
    folder = tmp_path / "packages/new-1.0.dist-info"
    folder.mkdir(parents=True)
    metadata = folder / "METADATA"
    metadata.write_text("Metadata-Version: 2.1\nName: new\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(folder.parent)
    installed = seal([tmp_path], [])
    metadata.write_text("Metadata-Version: 2.1\nName: new\nVersion: 1.1\n")
    assert len({before, installed, seal([tmp_path], [])}) == 3
