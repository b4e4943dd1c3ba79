"""Every piece of the bank's questions that needs no engine comes out as from the engine."""

import markdown
from guide import bank, plain_paragraph

from tests.build import ROOT
from tests.library.test_plain_paragraph import EXTENSIONS, SETTINGS


def test_every_piece_of_the_bank_comes_out_as_from_the_engine():
    pieces = set()
    md = markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)
    for document in bank.read(ROOT / "docs").documents:
        if document.kind == "question" and not document.is_open:
            question = bank.question(document)
            for option in question.options:
                pieces |= {option.text, " ".join(option.reason.split())}
            pieces |= {question.stem, question.explanation}
    plain = {text: html for text in pieces if (html := plain_paragraph.rendered(text))}
    assert len(plain) > len(pieces) / 2
    for text, html in plain.items():
        md.reset()
        assert html == md.convert(text)
