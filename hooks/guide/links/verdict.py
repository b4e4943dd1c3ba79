"""Judges an answer: what the host said goes in, what the guide makes of it comes out.

The table REASONS is all there is to know; the functions below only choose its row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urldefrag, urlsplit

from .answer import FAULTS, NETWORK, Answer, Hop

OK, FAILING, MANUAL, UNASKED = "ok", "failing", "manual", "unasked"
# reason: (finding, whether it can make a link dead, words). A failing link is struck; one that a
# reader can still use is never dead by itself, however long that lasts: a person decides.
REASONS = {
    "ok": (OK, False, "it is there"),
    "moved": (OK, False, "it has moved"),
    "not-found": (FAILING, True, "the host does not have it"),
    "gone": (FAILING, True, "the host says that it is gone for good"),
    "client-error": (FAILING, True, "the host does not understand the address"),
    "server-error": (FAILING, True, "the host failed, each time it was asked"),
    "no-content": (FAILING, True, "the page is empty"),
    "odd-status": (MANUAL, False, "the host gave an answer that says nothing of the page"),
    "refuses-programs": (MANUAL, False, "the host answers programs otherwise than people"),
    "too-many-requests": (MANUAL, False, "the host asks for more patience than there is"),
    "needs-login": (MANUAL, False, "the host wants a name and a password"),
    "legal-reasons": (MANUAL, False, "the host may not show it here"),
    "soft-not-found": (FAILING, True, "the page says that it was not found"),
    "for-sale": (FAILING, True, "the domain is parked or for sale"),
    "home": (FAILING, True, "it leads to a home page instead"),
    "other-host": (FAILING, False, "it leads to another site, at another path"),
    "wrong-type": (FAILING, False, "it is a web page where a file was"),
    "no-fragment": (FAILING, False, "the page no longer has the place it is linked at"),
    "leaves-https": (MANUAL, False, "it leads to an address without https"),
    "dns-later": (UNASKED, False, FAULTS["dns-later"]),
    "unasked": (UNASKED, False, FAULTS["unasked"]),
    "robots": (MANUAL, False, FAULTS["robots"]),
    "cookie-loop": (MANUAL, False, FAULTS["cookie-loop"]),
    **{
        fault: (FAILING, True, FAULTS[fault])
        for fault in (
            *("dns", "refused", "unreachable", "reset", "timeout", "slow", "certificate"),
            *("protocol", "loop", "chain", "location", "private"),
        )
    },
}
_STATUSES = {  # of the last answer, where it is none of 2xx
    **dict.fromkeys((403, 405, 406, 999), "refuses-programs"),
    **dict.fromkeys((401, 402, 407), "needs-login"),
    404: "not-found",
    410: "gone",
    429: "too-many-requests",
    451: "legal-reasons",
}
PERMANENT = frozenset({301, 308})
RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "w3id.org"})
_TWO_PARTS = re.compile(r"(?:ac|co|com|edu|gov|net|org|github|gitlab|readthedocs)\.\w{2,3}")
_MISSING = re.compile(
    r"^\W*(?:error\W+)?404\b(?!\s*(?:errors|status|pages|responses|handl))"
    r"|^\W*not found\b|\b404\W+(?:page |file )?not found"
    r"|\b(?:page|file|document|content|site|article|video|course)s? (?:you\W+\w+ looking for )?"
    r"(?:was |could |can)?(?:not|n.t|no longer) ?(?:be )?(?:found|exist|available)"
    r"|\b(?:page|file|course|video) (?:does ?n.?.?t exist|has been (?:removed|deleted))",
    re.IGNORECASE,
)
_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w+|home|default\.\w+)?/?", re.I)
_INDEX = re.compile(r"(?:/(?:index|default)\.\w+)?/*$")
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|sso|auth|cas/login|saml\w*)\b", re.IGNORECASE)
_FILES = re.compile(r"\.(?:pdf|ps|gz|zip|tgz|csv|epub|djvu|pptx?|docx?|mp4|mp3)$", re.I)
_STATE = re.compile(r"[=!/:&]")  # a fragment that a script or a viewer reads: page=5, L10:5, /x


@dataclass(frozen=True)
class Verdict:
    """What is made of an answer: a key of REASONS, its row, and the address to write instead."""

    reason: str
    note: str = ""
    edit: str = ""

    @property
    def finding(self) -> str:
        """ok, failing, manual (a person looks) or unasked (nothing can be said)."""
        return REASONS[self.reason][0]

    @property
    def may_die(self) -> bool:
        """Whether three strikes over three weeks make the link dead."""
        return REASONS[self.reason][1]

    @property
    def words(self) -> str:
        """The reason in words, with what is particular about this link."""
        return f"{REASONS[self.reason][2]}{f' ({self.note})' if self.note else ''}"


def judge(answer: Answer, title: str = "") -> Verdict:
    """The verdict on an answer; `title` is the resource's, which may speak of 404s itself."""
    if answer.fault:
        return Verdict(answer.fault, answer.detail)
    if answer.is_challenge:
        return Verdict("refuses-programs", f"{answer.status}, and wants proof of a person")
    if not 200 <= answer.status < 300:
        return Verdict(_by_status(answer.status), str(answer.status))
    for reason, note in _soft_faults(answer, title):
        return Verdict(reason, note)
    if not answer.hops:
        return Verdict("ok")
    return Verdict("moved", _way(answer.hops), _edit(answer))


def _by_status(status: int) -> str:
    if status in _STATUSES:
        return _STATUSES[status]
    return {4: "client-error", 5: "server-error"}.get(status // 100, "odd-status")


def _soft_faults(answer: Answer, title: str) -> Iterator[tuple[str, str]]:
    """Why a page that was answered for is not the page that was meant, the gravest first."""
    asked, final, page = urlsplit(answer.url), urlsplit(answer.final), answer.page
    if answer.status in (204, 205) or answer.size == 0:
        yield "no-content", str(answer.status)
    if page and page.is_for_sale:
        yield "for-sale", page.title[:80]
    if page and not _MISSING.search(title):
        for said in (page.title, page.heading):
            if _MISSING.search(said):
                yield "soft-not-found", said[:80]
    if answer.hops:
        if re.search(r"/(?:404|not-?found|error)(?:\.\w+)?/?$", final.path, re.IGNORECASE):
            yield "soft-not-found", answer.final
        if _LOGIN.search(final.path) and not _LOGIN.search(asked.path):
            yield "needs-login", answer.final
        if _is_home(final) and not _is_home(asked):
            yield "home", answer.final
        if not _same_work(asked, final):
            yield "other-host", answer.final
        if asked.scheme == "https" and final.scheme == "http":
            yield "leaves-https", answer.final
    is_page = answer.type in ("text/html", "application/xhtml+xml")
    if is_page and _FILES.search(asked.path) and "/blob/" not in asked.path:
        yield "wrong-type", answer.type
    if page and is_page and _lacks(answer):
        yield "no-fragment", f"#{answer.fragment}"


def _is_home(parts: SplitResult) -> bool:
    return bool(_HOME.fullmatch(parts.path)) and not parts.query


def site(host: str | None) -> str:
    """The part of a host's name that one owner has, by a rule of thumb: 'cornell.edu'."""
    labels = (host or "").lower().rstrip(".").split(".")
    if labels[-1].isdigit() or len(labels) < 3:
        return ".".join(labels)
    return ".".join(labels[-3:] if _TWO_PARTS.fullmatch(".".join(labels[-2:])) else labels[-2:])


def _same_work(asked: SplitResult, final: SplitResult) -> bool:
    """Whether both addresses can be of one work: on one site, or under one name on two."""
    if site(asked.hostname) == site(final.hostname) or asked.hostname in RESOLVERS:
        return True
    names = [_INDEX.sub("", p.path).rpartition("/")[2].lower() for p in (asked, final)]
    return names[0] == names[1] != ""


def _lacks(answer: Answer) -> bool:
    """Whether the page surely lacks the fragment: what scripts make cannot be seen here."""
    name, page = unquote(answer.fragment), answer.page
    if not name or name == "top" or _STATE.search(name) or page.is_cut:
        return False
    if {name, f"user-content-{name}"} & page.ids:
        return False
    return not page.has_script or page.has_static_ids


def _way(hops: Sequence[Hop]) -> str:
    return " → ".join([*(str(hop.status) for hop in hops), hops[-1].target])


def _edit(answer: Answer) -> str:
    """The address that the permanent redirects at the beginning lead to, if it can be offered."""
    asked, target = urlsplit(answer.url), ""
    for hop in answer.hops:
        if hop.status not in PERMANENT:
            break
        target = hop.target
    found = urlsplit(target)
    if asked.hostname in RESOLVERS or found.scheme != "https":
        return ""
    if found.query and found.query != asked.query:  # may be of this visit only
        return ""
    whole = target if found.fragment or not asked.fragment else f"{target}#{asked.fragment}"
    return "" if whole == answer.url else whole


def network_fault(answers: Sequence[Answer]) -> str:
    """Why no answer of this run counts against anybody, or "": the fault is on this side.

    So it is where no host answered, where more than half of at least eight did not, or where
    more than half of at least four were sent to one and the same foreign host.
    """
    asked = [a for a in answers if a.fault not in ("unasked", "robots", "private")]
    hosts = {urlsplit(a.url).hostname for a in asked}
    heard = {urlsplit(a.url).hostname for a in asked if a.fault not in NETWORK}
    if hosts and not heard:
        return "no host answered"
    if len(hosts) >= 8 and len(heard) * 2 < len(hosts):
        return f"only {len(heard)} of {len(hosts)} hosts answered"
    sent: dict[str, set] = {}
    for answer in asked:
        start, end = (urlsplit(urldefrag(u)[0]).hostname for u in (answer.url, answer.final))
        if answer.hops and site(start) != site(end):
            sent.setdefault(end or "", set()).add(start)
    for end, starts in sorted(sent.items()):
        if len(hosts) >= 4 and len(starts) * 2 > len(hosts):
            return f"{len(starts)} of {len(hosts)} hosts were answered for by {end}"
    return ""
