"""Refuses rendered content that no page may hold, and puts the content policy into each page."""

from guide import allowed, content_policy
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_page_content(html, page, config, files):
    """Hold what was rendered against the allow-list, after every other hook."""
    known = config.extra["bank"].addresses()
    bad = list(allowed.faults(html, known, config.extra["repository"]))
    if bad:
        raise PluginError(f"{page.file.src_uri}: not allowed on a page: {'; '.join(bad[:5])}")
    return html


def on_post_page(output, page, config):
    """Add the policy to a page."""
    return content_policy.with_policy(output)


def on_post_template(output_content, template_name, config):
    """Add the policy to the page that says that a page is missing."""
    is_page = template_name.endswith(".html")
    return content_policy.with_policy(output_content) if is_page else output_content
