"""What a browser's PDF lacks: metadata of the edition, and the same bytes each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pikepdf


class OutlineDiffers(ValueError):
    """A PDF's outline has not one entry for each heading."""


@dataclass(frozen=True)
class Imprint:
    """What a PDF says of itself. `time` is in seconds since 1970 (UTC)."""

    title: str
    about: str
    time: int


def anchors(pdf: Path) -> dict[str, int]:
    """The page (from 1) of every place of the PDF that a link leads to, by its name."""
    with pikepdf.open(pdf) as opened:
        numbers = {page.objgen: n for n, page in enumerate(opened.pages, 1)}
        places = opened.Root.get("/Dests", {})
        return {str(name)[1:]: numbers[place[0].objgen] for name, place in places.items()}


def finish(printed: Path, target: Path, imprint: Imprint, headings: Sequence[str]) -> None:
    """Write `printed` to `target` with its title, its language, its time and its outline's words.

    The same input gives the same bytes: both dates are the edition's, the file's id is taken
    from its content (PDF 32000-1:2008, 14.4), and the elements of the structure are numbered
    anew, since the browser's numbers depend on what else it did. The browser makes one entry of
    the outline of each heading, but says some twice and loses spaces; the entries get the texts
    of `headings`, in order. Raises OutlineDiffers where there are more or fewer.
    """
    time = datetime.fromtimestamp(imprint.time, UTC)
    with pikepdf.open(printed) as pdf:
        _name_outline(pdf, headings)
        _number_structure(pdf)
        for key in list(pdf.docinfo.keys()):
            if key not in ("/Creator", "/Producer"):
                del pdf.docinfo[key]
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
            metadata["dc:title"] = imprint.title
            metadata["dc:description"] = imprint.about
            metadata["dc:language"] = ["en"]
            metadata["dc:rights"] = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
            metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = time.isoformat()
        pdf.Root.Lang = pikepdf.String("en")
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )


def _name_outline(pdf: pikepdf.Pdf, headings: Sequence[str]) -> None:
    with pdf.open_outline() as outline:
        entries = list(_entries(outline.root))
        if len(entries) != len(headings):
            raise OutlineDiffers(f"{len(headings)} headings, {len(entries)} entries of the outline")
        for entry, text in zip(entries, headings, strict=True):
            entry.title = text


def _entries(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


def _number_structure(pdf: pikepdf.Pdf) -> None:
    """Ids in the order of the elements, wherever they stand (PDF 32000-1:2008, 14.7.2, 14.8.5)."""
    elements = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]
    new: dict[str, str] = {}
    names = pikepdf.Array()
    for element in elements:
        if "/ID" in element:
            new[str(element.ID)] = name = f"node{len(new) + 1:08}"
            element.ID = pikepdf.String(name)
            names.extend([element.ID, element])
    for element in elements:
        attributes = element.get("/A", ())
        for one in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
            if "/Headers" in one:
                one.Headers = pikepdf.Array([pikepdf.String(new[str(h)]) for h in one.Headers])
    if new:
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=names))
