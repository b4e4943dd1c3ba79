"""The questions of a built site go in, a package of QTI 2.1 comes out: an item each, and a test.

The test has a section for each page. The manifest is IMS Content Packaging 1.1.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from ..bank import Bank
from . import qti_body, qti_package
from .qti_item import ROOT, identifier, item, written
from .rendered import Shown

NAME = "data-science-interview-guide-qti-2.1.zip"
TITLE = "Data Science Interview Guide"
TEST = "test.xml"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def run(options) -> int:
    """Write the package into the folder `options.to`."""
    return qti_package.write(options, NAME, package)


def package(bank: Bank, shown: dict[str, list[Shown]], site: Path) -> dict[str, bytes]:
    """The files of the package by their place in it; `shown` as from `rendered.read`."""
    files = {"imsmanifest.xml": written(manifest(shown)), TEST: written(test(bank, shown))}
    for question in (s for of_page in shown.values() for s in of_page):
        files[place(question)] = item(question)
        for image in question.images():
            name = qti_body.media_name(image)
            files[name] = (site / image.get("data-file")).read_bytes()
    return files


def place(shown: Shown) -> str:
    """Where a question's item stands in the package."""
    return f"items/{shown.question.page}/{shown.question.id}.xml"


def manifest(shown: dict[str, list[Shown]]) -> Element:
    """The list of everything in the package."""
    root = Element("manifest", {"xmlns": _PACKAGE, "identifier": "data-science-interview-guide"})
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    questions = [s for of_page in shown.values() for s in of_page]
    whole = _resource(resources, "test", "imsqti_test_xmlv2p1", TEST)
    for question in questions:
        SubElement(whole, "dependency", identifierref=identifier(question.question.id))
    for question in questions:
        name = identifier(question.question.id)
        resource = _resource(resources, name, "imsqti_item_xmlv2p1", place(question))
        for media in sorted({qti_body.media_name(image) for image in question.images()}):
            SubElement(resource, "file", href=media)
    return root


def test(bank: Bank, shown: dict[str, list[Shown]]) -> Element:
    """The test: a section a page; an item's categories are its level, kind and topics."""
    names = {"identifier": "data-science-interview-guide", "title": TITLE}
    root = Element("assessmentTest", {**ROOT, **names})
    how = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    part = SubElement(root, "testPart", {"identifier": "questions", **how})
    SubElement(part, "itemSessionControl", maxAttempts="0", showFeedback="true")
    for page, questions in shown.items():
        named = {"identifier": f"page-{page}", "title": bank.chapters[page].title}
        section = SubElement(part, "assessmentSection", {**named, "visible": "true"})
        for q in (s.question for s in questions):
            categories = " ".join(map(identifier, (q.level, q.kind, *q.topics)))
            href = f"items/{q.page}/{q.id}.xml"
            attributes = {"identifier": identifier(q.id), "href": href, "category": categories}
            SubElement(section, "assessmentItemRef", attributes)
    return root


def _resource(resources: Element, name: str, of: str, href: str) -> Element:
    resource = SubElement(resources, "resource", identifier=name, type=of, href=href)
    SubElement(resource, "file", href=href)
    return resource
