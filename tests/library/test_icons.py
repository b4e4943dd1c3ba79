"""The theme's icons: a class on the page, a drawing in the style sheet."""

import pytest
from guide import icons

MENU = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 6h18v2"/></svg>'


def test_a_page_names_the_icon_that_the_style_sheet_draws():
    page = f'<label class="md-icon">{MENU}</label> <svg class="progress-bar"></svg>'
    assert icons.in_page(page, {"menu": MENU}) == (
        '<label class="md-icon"><svg class="icon icon-menu"></svg></label>'
        ' <svg class="progress-bar"></svg>'
    )
    rule = f".icon-menu{{--drawing:url('data:image/svg+xml,{MENU}')}}\n"
    assert icons.style({"menu": MENU}) == rule


@pytest.mark.parametrize("character", ["'", "#", "%", "\\", "\n"])
def test_a_drawing_that_would_end_its_address_is_refused(character):
    with pytest.raises(ValueError, match="the icon menu"):
        icons.style({"menu": MENU.replace("M3", f"M3{character}")})
