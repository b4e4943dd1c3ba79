"""One question goes in, an item of QTI 2.1 comes out, with feedback for each option.

IMS Question and Test Interoperability 2.1, Assessment Test, Section and Item Information Model.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from ..question_page import title
from . import qti_body
from .rendered import Shown, ShownOption

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_WHERE = f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
ROOT = {"xmlns": QTI, "xmlns:xsi": _XSI, "xsi:schemaLocation": _WHERE}
UP = "../../"  # from an item's folder to the top of the package
RESPONSE, FEEDBACK, SOLUTION = "RESPONSE", "FEEDBACK", "SOLUTION"


def identifier(name: str) -> str:
    """A question's id as an identifier, which may not begin with a digit."""
    return f"_{name}" if name[0].isdigit() else name


def option_identifier(option: ShownOption) -> str:
    """An option's identifier: it stays the same wherever the option stands."""
    return f"option-{option.hash}"


def verdict(option: ShownOption) -> str:
    """What is said of an option that was chosen."""
    return "This holds" if option.right else "This fails"


def item(shown: Shown) -> bytes:
    """The item's XML in UTF-8."""
    q = shown.question
    fixed = {"adaptive": "false", "timeDependent": "false", "xml:lang": "en-US"}
    names = {"identifier": identifier(q.id), "title": title(q), "label": q.level}
    root = Element("assessmentItem", {**ROOT, **names, **fixed})
    make = _open if q.kind == "open" else _choice
    make(root, shown)
    return written(root)


def written(root: Element) -> bytes:
    """The bytes of a document; elements that hold no text stand on lines of their own."""
    _space_out(root)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _choice(root: Element, shown: Shown) -> None:
    q = shown.question
    many = "single" if q.kind == "single" else "multiple"
    response = _variable(root, "responseDeclaration", RESPONSE, many, "identifier")
    correct = SubElement(response, "correctResponse")
    for option in shown.options:
        if option.right:
            SubElement(correct, "value").text = option_identifier(option)
    _outcomes(root, "1")
    _variable(root, "outcomeDeclaration", FEEDBACK, many, "identifier")
    body = SubElement(root, "itemBody")
    qti_body.put(shown.prompt, SubElement(body, "div"), UP)
    asked = {"responseIdentifier": RESPONSE, "shuffle": "false"}
    asked["maxChoices"] = "1" if q.kind == "single" else "0"  # 0: as many as there are
    interaction = SubElement(body, "choiceInteraction", asked)
    words = "Choose one." if q.kind == "single" else "Choose all that hold."
    SubElement(interaction, "prompt").text = words
    for option in shown.options:
        choice = SubElement(interaction, "simpleChoice", identifier=option_identifier(option))
        qti_body.put(option.text, choice, UP)
    processing = SubElement(root, "responseProcessing")
    _score(processing)
    _set(processing, FEEDBACK, Element("variable", identifier=RESPONSE))
    _show_solution(processing)
    for option in shown.options:
        feedback = _feedback(root, FEEDBACK, option_identifier(option), verdict(option))
        qti_body.put(option.reason, feedback, UP)
    solution = _feedback(root, SOLUTION, "solution", "Explanation")
    qti_body.right_ones(shown, solution, UP)
    qti_body.put(shown.explanation, SubElement(solution, "div"), UP)


def _open(root: Element, shown: Shown) -> None:
    _variable(root, "responseDeclaration", RESPONSE, "single", "string")
    _outcomes(root, str(len(shown.points)))
    body = SubElement(root, "itemBody")
    # The schema wants the rubric first.
    qti_body.rubric(shown, SubElement(body, "rubricBlock", view="scorer"), UP)
    qti_body.put(shown.prompt, SubElement(body, "div"), UP)
    asked = {"responseIdentifier": RESPONSE, "expectedLines": "15", "format": "plain"}
    SubElement(body, "extendedTextInteraction", asked)
    _show_solution(SubElement(root, "responseProcessing"))
    qti_body.put(shown.explanation, _feedback(root, SOLUTION, "solution", "Model answer"), UP)


def _variable(root: Element, tag: str, name: str, cardinality: str, of: str) -> Element:
    return SubElement(root, tag, identifier=name, cardinality=cardinality, baseType=of)


def _outcomes(root: Element, most: str) -> None:
    score = _variable(root, "outcomeDeclaration", "SCORE", "single", "float")
    score.set("normalMaximum", most)
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    _variable(root, "outcomeDeclaration", SOLUTION, "single", "identifier")


def _score(processing: Element) -> None:
    """One point where exactly the right options were chosen."""
    condition = SubElement(processing, "responseCondition")
    right = SubElement(condition, "responseIf")
    match = SubElement(right, "match")
    SubElement(match, "variable", identifier=RESPONSE)
    SubElement(match, "correct", identifier=RESPONSE)
    _set(right, "SCORE", _value("float", "1"))
    _set(SubElement(condition, "responseElse"), "SCORE", _value("float", "0"))


def _show_solution(processing: Element) -> None:
    _set(processing, SOLUTION, _value("identifier", "solution"))


def _set(parent: Element, name: str, expression: Element) -> None:
    SubElement(parent, "setOutcomeValue", identifier=name).append(expression)


def _value(of: str, text: str) -> Element:
    value = Element("baseValue", baseType=of)
    value.text = text
    return value


def _feedback(root: Element, outcome: str, name: str, heading: str) -> Element:
    shown = {"outcomeIdentifier": outcome, "identifier": name, "showHide": "show"}
    return SubElement(root, "modalFeedback", {**shown, "title": heading})


_MIXED = {"div", "simpleChoice", "modalFeedback", "prompt", "rubricBlock", "value", "baseValue"}


def _space_out(element: Element, depth: int = 0) -> None:
    """Indent the elements that hold elements alone; in the others a space would be a word's."""
    if not len(element) or element.tag in _MIXED:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _space_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
