"""The searched part of a page: its content goes in, the same without what is hidden comes out.

The search plugin reads a page with a parser that is slow, and most of a page of questions are
answers that it then leaves out. Whole questions in a chapter's text are left out as well.
"""

import re

_HIDDEN = re.compile(
    r'<section class="question" id="[^"]*" data-search-exclude .*?</section>'
    r'|<details class="question-answer" data-search-exclude>.*?</details>(?=\s*</section>)'
    r'|<p class="question-bar" data-search-exclude>.*?</p>(?=\s*<div class="question-prompt")'
    r'|<form class="question-form" [^>]*data-search-exclude>.*?</form>'
    r'(?=\s*<p class="question-verdict")',
    re.DOTALL,
)


def part(content: str) -> str:
    """The content without the parts of our template that carry `data-search-exclude`."""
    return _HIDDEN.sub("", content)
