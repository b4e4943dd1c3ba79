"""The last hand on each whole page: names for the theme's parts, no needless spaces."""

from guide import whole_page


def on_post_page(output, page, config):
    """Finish a page."""
    return whole_page.finish(output)


def on_post_template(output_content, template_name, config):
    """Finish the page that says that a page is missing."""
    return whole_page.finish(output_content) if template_name.endswith(".html") else output_content
