"""The quick look at rendered HTML lets nothing through that the parser would not."""

import pytest
from guide import allowed

GOOD = '<p class="a" id="b">x <a href="../c/">d</a> &lt; <mi>e</mi></p>'
BAD = (
    "<script>x</script>",
    '<p onclick="x">',
    "<P ONCLICK=x>",
    "<p class='a' onclick='x'>",
    '<p title="a > b" onclick="x">',
    '<p\nonclick="x">',
    "<p/onclick=x>",
    '<a href="java&#115;cript:x">y</a>',
    '<a href="//host/">y</a>',
    '<a href="https://elsewhere.example/">y</a>',
    '<p id="__config">x</p>',
    "<!-- x -->",
    "<!doctype x>",
    "<?x?>",
    "<textarea><p></textarea>",
    '<a href="x" href="https://elsewhere.example/">y</a>',
)


def test_what_is_on_the_list_has_no_fault():
    assert list(allowed.faults(GOOD)) == []


@pytest.mark.parametrize("html", BAD)
def test_each_fault_is_told_wherever_it_stands(html):
    alone = list(allowed.faults(html))
    assert alone and list(allowed.faults(f"{GOOD}\n{html}\n{GOOD}"))[:1] == alone[:1]
