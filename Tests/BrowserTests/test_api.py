"""The server as machines meet it: its API against its own description, and bytes that no friendly client sends."""

import contextlib
import functools
import itertools
import json
import re
import socket
import threading
import time
import traceback
import unittest

import hypothesis
import requests
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance, response_headers_conformance, response_schema_conformance, status_code_conformance)

import suite
from workspace import Workspace

SITE = "name: 試しの町\nbase_url: https://www.example.jp\n"
SECRET = "nobody outside may read this"

# MARK: The server


class Server:
    """One of its own with a site of a few pages: what is sent here would disturb the desk's tests, and it is there at once."""

    def __init__(self):
        self.workspace = Workspace(content=None)
        self.workspace.write("content/site.yaml", SITE)
        self.workspace.write("content/pages/index.md", "---\ntitle: トップ\n---\nようこそ。\n")
        # At every height that a way out of output/public could reach.
        for folder in ("", "output/", "output/sites/", "data/", "data/keys-of-a-test/"):
            self.workspace.write(folder + "secret.txt", SECRET)
        self.address = self.workspace.serve("--demo-staff", "--data", "data")
        self.host, self.port = self.address.removeprefix("http://").split(":")
        self.passwords = dict(re.findall(r"^  (\S+)  (\S+)  ", self.workspace.printed(), re.MULTILINE))

    def connect(self, patience=5):
        return socket.create_connection((self.host, int(self.port)), timeout=patience)

    def ask(self, request, patience=5):
        """Everything that comes back until the connection is closed; None where it stays open."""
        with self.connect(patience) as client:
            answer = b""
            # Whoever is refused in the middle of sending sees the connection reset, with or without the answer.
            with contextlib.suppress(ConnectionError):
                client.sendall(request)
            try:
                while part := client.recv(1 << 16):
                    answer += part
            except TimeoutError:
                return None
            except ConnectionError:
                pass
            return answer

    def get(self, path):
        return self.ask(lines(f"GET {path} HTTP/1.1", "Host: a", "Connection: close"))


server = functools.cache(Server)


def setUpModule():
    unittest.addModuleCleanup(server().workspace.close)
    # Its deadline is long, so that it passes while the other tests run.
    dripping()


def lines(*parts):
    """A head as RFC 9112 writes it; what is not to be written so is given as bytes."""
    return b"".join((part.encode() if isinstance(part, str) else part) + b"\r\n" for part in parts) + b"\r\n"


def statuses(answer):
    """Of all answers in what came back: a second one means that something of the first request was taken for another."""
    return [int(status) for status in re.findall(rb"^HTTP/1\.1 (\d{3})\b.*\r$", answer, re.MULTILINE)]


class ServerTest(unittest.TestCase):
    def none(self, findings):
        """Everything that was found in one failure: the first of many says little about what they share."""
        if findings:
            self.fail(suite.listed(findings))

    def tearDown(self):
        """Whatever was sent, the server lives on."""
        self.assertEqual(statuses(server().get("/healthz")), [200])
        self.assertIsNone(server().workspace.servers[0].poll())


# MARK: Against its own description

SEED = 20_261_121
# A visitor's address may ask 120 times in a minute (RequestLimits.household), after that everything is 429.
ASKED_FROM_ONE_ADDRESS = 100
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]


class FromAddress(requests.adapters.HTTPAdapter):
    """All of 127.0.0.0/8 is this machine, so that one machine can be many visitors."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self.address, 0), **options)


class Visitors:
    """Sessions that change their address before there have been too many requests from it."""

    def __init__(self, first):
        self.addresses = (f"127.0.{first}.{number}" for number in range(1, 255))
        self.left = 0
        self.session = None

    def next(self):
        if self.left == 0:
            self.session = requests.Session()
            self.session.mount("http://", FromAddress(next(self.addresses)))
            self.session.headers["Origin"] = server().address
            self.left = ASKED_FROM_ONE_ADDRESS
        self.left -= 1
        # What one answer sets is not sent with the next request: a test says itself who asks.
        self.session.cookies.clear()
        return self.session


@functools.cache
def description():
    return requests.get(server().address + "/api/openapi.json", timeout=10).json()


@functools.cache
def schema():
    return schemathesis.openapi.from_dict(description())


def operations():
    return [found.ok() for found in schema().get_all_operations()]


def declared(document):
    """(path, method, operation) of everything that a description offers."""
    return [(path, method, operation) for path, methods in document["paths"].items() for method, operation in methods.items()]


class Description(ServerTest):
    def fuzz(self, operation, mode, most, ask):
        """Asks with made-up requests, the same ones every time.

        Returns how often each status came, so that a test can see that it was not turned away at the door all the time."""
        seen = {}

        # Nothing is remembered from run to run, and time plays no part: the machine may be busy.
        @hypothesis.seed(SEED)
        @hypothesis.settings(
            max_examples=most, database=None, deadline=None, suppress_health_check=list(hypothesis.HealthCheck),
            phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate, hypothesis.Phase.shrink])
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def every(case):
            answer = ask(case)
            case.validate_response(answer, checks=CHECKS)
            self.see_content(answer, case.operation.definition.raw)
            seen[answer.status_code] = seen.get(answer.status_code, 0) + 1

        every()
        return seen

    def see_content(self, answer, described):
        """What the schemas say, said once more: an answer without a described content is held to nothing by them."""
        kind = answer.headers.get("content-type", [""])[0]
        if described["operationId"].startswith("open311"):
            self.assertIn(kind.split(";")[0], described["responses"][str(answer.status_code)]["content"])
            return
        if answer.status_code == 204:
            self.assertEqual((kind, answer.content), ("", b""))
            return
        self.assertEqual(kind, "application/json")
        body = json.loads(answer.content)
        if answer.status_code >= 400:
            self.assertLessEqual(body.keys(), {"code", "message", "field"})
            self.assertLessEqual({"code", "message"}, body.keys())

    def every_operation(self, ask, most=20):
        seen, findings = {}, []
        for operation in operations():
            # Without a body there is nothing to make up: one request is like another.
            examples = most if operation.body else 2
            for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
                if mode == schemathesis.GenerationMode.NEGATIVE and not operation.body:
                    continue
                try:
                    seen[operation.definition.raw["operationId"], mode.name] = self.fuzz(operation, mode, examples, ask)
                except Exception as error:
                    findings.append((f"{operation.label} {mode.name.lower()}", "".join(traceback.format_exception(error))))
        self.none(findings)
        return seen

    def test_signed_out(self):
        """api: whatever nobody in particular sends is answered as the description says"""
        visitors = Visitors(first=1)
        seen = self.every_operation(lambda case: case.call(base_url=server().address, session=visitors.next()))
        self.assertIn(204, seen["recordConversation", "POSITIVE"])
        self.assertIn(204, seen["countVisit", "POSITIVE"])
        self.assertEqual(seen["publishEmergency", "POSITIVE"].keys(), {401})
        self.assertEqual(seen["signOut", "POSITIVE"].keys(), {401})
        self.assertNotIn(429, {status for counts in seen.values() for status in counts})

    def test_signed_in(self):
        """api: whatever somebody with every permission sends is answered as the description says"""
        visitors = Visitors(first=2)
        signed_in = None

        def ask(case):
            nonlocal signed_in
            if signed_in is None:
                signed_in = self.sign_in(visitors)
            cookies, token = signed_in
            # What ends the session is followed by another one.
            if case.operation.definition.raw["operationId"] in ("signOut", "signIn"):
                signed_in = None
            return case.call(
                base_url=server().address, session=visitors.next(), cookies=cookies, headers={"X-CSRF-Token": token})

        seen = self.every_operation(ask)
        self.assertIn(204, seen["publishEmergency", "POSITIVE"])
        self.assertEqual(seen["signOut", "POSITIVE"].keys(), {204})
        self.assertNotIn(429, {status for counts in seen.values() for status in counts})

    def sign_in(self, visitors):
        # Fewer sign-ins than anything else are taken from one address.
        visitors.left = 0
        answer = visitors.next().post(
            server().address + "/api/v1/session", json={"name": "admin", "password": server().passwords["admin"]}, timeout=10)
        self.assertEqual(answer.status_code, 200)
        return answer.cookies.get_dict(), answer.json()["csrf"]

    def test_other_methods(self):
        """api: a method that the description does not name is 405, and the others are named"""
        methods = {"GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"}
        visitors = Visitors(first=3)
        wrong = []
        for path, offered in description()["paths"].items():
            offered = {method.upper() for method in offered}
            for method in sorted(methods - offered):
                answer = visitors.next().request(method, server().address + path, timeout=10)
                allowed = answer.headers.get("Allow", "")
                if answer.status_code != 405 or set(allowed.split(", ")) != offered:
                    wrong.append((f"{method} {path}", f"{answer.status_code} {allowed}"))
        self.none(wrong)

    def test_contents_are_described(self):
        """api: the description says what is in every answer that is not empty"""
        # Where it is silent, nobody can hold an answer to it, and every check of contents passes.
        self.none([
            (f"{method.upper()} {path}", f"{status}: nothing is said of its contents")
            for path, method, operation in declared(description())
            for status, answer in operation["responses"].items() if status != "204" and "content" not in answer])


# MARK: Bytes

# Where it is taken for a request there is a 200, which no refusal is.
SMUGGLED = lines("GET /healthz HTTP/1.1", "Host: a")
VISITS = "POST /api/v1/visits HTTP/1.1"


class Hostile(ServerTest):
    def refused(self, *requests):
        """Refused or cut off, and nothing behind it is taken for a request of its own."""
        wrong = []
        for request in requests:
            answer = server().ask(request)
            if answer is None:
                wrong.append((request[:160], "stays open"))
                continue
            found = statuses(answer)
            # Closed without an answer is fine; bytes that are none are not.
            if not all(400 <= status < 500 for status in found) or (answer and not found):
                wrong.append((request[:160], found or answer[:160]))
        self.none(wrong)

    def test_two_lengths(self):
        """hostile: two lengths of one body, differing or not, are refused"""
        self.refused(*(
            lines(VISITS, "Host: a", *(said.format(first, second).split("|"))) + SMUGGLED
            for first, second in ((0, len(SMUGGLED)), (len(SMUGGLED), 0), (4, 4))
            for said in ("Content-Length: {}|Content-Length: {}", "Content-Length: {}, {}")))

    def test_length_and_coding(self):
        """hostile: a length together with chunks is refused, in either order"""
        framing = [f"Content-Length: {len(SMUGGLED) + 5}", "Transfer-Encoding: chunked"]
        self.refused(*(
            lines(VISITS, "Host: a", *order) + b"0\r\n\r\n" + SMUGGLED for order in (framing, framing[::-1])))

    def test_folded_header(self):
        """hostile: a header that goes on in the next line is refused"""
        for blank in (" ", "\t"):
            self.refused(
                lines("GET / HTTP/1.1", "Host: a", "X: b", f"{blank}c", "Connection: close"),
                lines("GET / HTTP/1.1", "Host: a", "X: ", f"{blank}c", "Connection: close"),
                lines(VISITS, "Host: a", "Transfer-Encoding:", f"{blank}chunked") + b"0\r\n\r\n" + SMUGGLED,
                lines(VISITS, "Host: a", "Content-Length:", f"{blank}{len(SMUGGLED)}") + SMUGGLED,
                lines("GET / HTTP/1.1", f"{blank}Host: a"))

    def test_folded_header_without_a_first_line(self):
        """hostile: a header that has nothing in its own line and goes on in the next is refused, however long its name is"""
        self.refused(*(
            lines("GET / HTTP/1.1", "Host: a", f"{name}:", f"{blank}b", "Connection: close")
            for blank in (" ", "\t")
            for name in ["Host", "Connection", "Authorization", "Cookie", *("X" * length for length in range(1, 13))]))

    def test_bare_line_feed(self):
        """hostile: lines that end without a carriage return are refused"""
        self.refused(
            b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
            b"GET / HTTP/1.1\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\n\n",
            lines(VISITS, "Host: a", f"X: b\nContent-Length: {len(SMUGGLED)}") + SMUGGLED)

    def test_nul(self):
        """hostile: no path holds a NUL, neither encoded nor as it is"""
        self.refused(*(
            lines(b"GET " + path + b" HTTP/1.1", "Host: a", "Connection: close")
            for path in (
                b"/%00", b"/index.html%00", b"/index.html%00.txt", b"/%00/../secret.txt", b"/\0", b"/index.html\0.txt",
                b"/api/v1/visits%00", b"/staff%00", b"/healthz%00")))

    def test_large_head(self):
        """hostile: a head that is too large is refused, by size, by number, or because it never ends"""
        start = b"GET / HTTP/1.1\r\nHost: a\r\n"
        self.refused(
            start + b"X: " + b"y" * 40_000 + b"\r\n\r\n",
            start + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 2000) for number in range(10)) + b"\r\n",
            start + b"X: y\r\n" * 101 + b"\r\n", start + b"X: y\r\n" * 200_000, start + b"X" * 1_000_000)

    def test_large_body(self):
        """hostile: a body that is too large is refused by its length, or cut off where it says none"""
        chunk = b"1000\r\n" + b"x" * 4096 + b"\r\n"
        for request in (VISITS, "POST /staff/sign-in HTTP/1.1", "POST / HTTP/1.1", "PUT /api/v1/switches/emergency HTTP/1.1"):
            self.refused(
                lines(request, "Host: a", "Content-Length: 70000") + b"x" * 70_000,
                # Nothing of it has to be sent to be refused.
                lines(request, "Host: a", "Content-Length: 9999999999"),
                lines(request, "Host: a", "Content-Length: 99999999999999999999999"),
                lines(request, "Host: a", "Transfer-Encoding: chunked") + chunk * 20 + b"0\r\n\r\n",
                lines(request, "Host: a", "Transfer-Encoding: chunked") + chunk * 1000,
                lines(request, "Host: a", "Transfer-Encoding: chunked") + b"FFFFFFFFFFFFFFFFF\r\n")

    def test_long_request_line(self):
        """hostile: a request line that is too long is refused, also one that never ends"""
        self.refused(
            lines("GET /" + "a" * 9000 + " HTTP/1.1", "Host: a"), lines("GET /?" + "a" * 9000 + " HTTP/1.1", "Host: a"),
            b"GET /" + b"a" * 1_000_000, b"G" * 1_000_000)

    def test_unknown_method(self):
        """hostile: a method that nobody knows is refused everywhere"""
        for path in ("/", "/nothing", "/healthz", "/api/openapi.json", "/api/v1/visits", "/api/v1/nothing", "/staff"):
            self.refused(*(
                lines(f"{method} {path} HTTP/1.1", "Host: a", "Connection: close")
                for method in ("BREW", "TRACE", "PROPFIND", "get", "G(T", "GET,POST", "M" * 40)))
        self.refused(lines("CONNECT a:80 HTTP/1.1", "Host: a", "Connection: close"))

    def test_wrong_host(self):
        """hostile: a host that is missing, said twice, or none is refused"""
        for path in ("/", "/healthz", "/api/v1/visits", "/staff"):
            self.refused(lines(f"GET {path} HTTP/1.1"), *(
                lines(f"GET {path} HTTP/1.1", *headers)
                for headers in (
                    ["Host:"], ["Host: a", "Host: b"], ["Host: a", "Host: a"], ["Host: a/b"], ["Host: a, b"],
                    ["Host: user@a"], ["Host: a b"], ["Host: a\\b"], ["Host: あ"], ["Host: a\0"], ["Host: <a>"])))

    def test_foreign_host(self):
        """hostile: the name of another host is repeated nowhere, and nothing is taken from its pages"""
        for path in ("/", "/index.html", "/sitemap", "/nothing", "/staff", "/staff/switches", "/api/v1/nothing"):
            answer = server().ask(lines(
                f"GET {path} HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example", "Connection: close"))
            self.assertEqual(len(statuses(answer)), 1, path)
            self.assertNotIn(b"evil", answer, path)
        body = b'{"page":"/","language":"ja","device":"phone"}'
        for host, origin in (("evil.example", server().address), (f"{server().host}:{server().port}", "http://evil.example")):
            self.refused(lines(
                VISITS, f"Host: {host}", f"Origin: {origin}", "Content-Type: application/json", f"Content-Length: {len(body)}",
                "Connection: close") + body)

    def test_one_answer(self):
        """hostile: a refusal is one whole answer, as long as it says"""
        wrong = []
        for request in (
                lines("GET / HTTP/1.1", "Host: a", "Host: b"), lines("GET /%00 HTTP/1.1", "Host: a"),
                lines(VISITS, "Host: a", "Content-Length: 70000"),
                lines("GET /" + "a" * 9000 + " HTTP/1.1", "Host: a"),
                lines("GET / HTTP/1.1", "Host: a", *(f"X-{number}: b" for number in range(101)))):
            head, _, body = server().ask(request).partition(b"\r\n\r\n")
            length = re.search(rb"^Content-Length: (\d+)\r?$", head, re.MULTILINE)
            # More than was announced is taken for the next answer by whoever keeps the connection.
            if not length or len(body) != int(length.group(1)):
                wrong.append((request[:100], f"{len(body)} bytes behind {head!r}: {body[:120]!r}"))
        self.none(wrong)

    def test_library_refusals(self):
        """hostile: what libmicrohttpd refuses by itself is the last thing on its connection"""
        # Version 0.9.75 writes the head of these twice. Nobody takes that for the answer to another request,
        # because the connection is said to close and does.
        for request in (
                lines("GET / HTTP/1.1"), lines(VISITS, "Host: a", "Content-Length: 4, 4"),
                lines(VISITS, "Host: a", "Content-Length: 99999999999999999999999")):
            answer = server().ask(request + SMUGGLED)
            self.assertIsNotNone(answer, request)
            self.assertTrue(all(400 <= status < 500 for status in statuses(answer)), answer[:200])
            self.assertIn(b"\r\nConnection: close\r\n", answer)

    def test_host_is_no_path(self):
        """hostile: a host whose name is that of no nested site leads to no file"""
        for name in ("nothing", "..", ".", "../..", "%2e%2e", "..%2f..", "..\\..", "a/../..", "public", "cache"):
            for path in ("/secret.txt", "/data/secret.txt", "/data/store.db"):
                answer = server().ask(lines(f"GET {path} HTTP/1.1", f"Host: {name}.localhost", "Connection: close"))
                self.assertIn(statuses(answer), ([400], [404]), (name, path))
                self.assertNotIn(SECRET.encode(), answer, (name, path))


class Traversal(ServerTest):
    DOTS = [
        b"..", b"%2e%2e", b"%2E%2e", b".%2e", b"%2e.", b"%252e%252e", b"%c0%ae%c0%ae", b"%e0%80%ae%e0%80%ae",
        b"%f0%80%80%ae%f0%80%80%ae", b"\xc0\xae\xc0\xae", b"\xe0\x80\xae\xe0\x80\xae", b"%u002e%u002e", b"..%00", b"..;", b"..;a=b",
        b"%EF%BC%8E%EF%BC%8E", b"..%20", b"....", b"..%09", b".%00."]
    SLASHES = [
        b"/", b"%2f", b"%2F", b"%252f", b"\\", b"%5c", b"%5C", b"%255c", b"//", b"/./", b"%c0%af", b"%e0%80%af", b"\xc0\xaf",
        b"%c1%9c", b"%u2215", b"%e2%88%95"]

    def paths(self):
        for dot, slash in itertools.product(self.DOTS, self.SLASHES):
            for depth in (1, 2, 3):
                yield b"/" + (dot + slash) * depth + b"secret.txt"
            yield b"/" + (dot + slash) * 2 + b"data" + slash + b"keys"
            yield b"/" + (dot + slash) * 12 + b"etc" + slash + b"passwd"
            # Below what the server answers itself, too.
            for start in (b"/live/", b"/assets/", b"/staff/assets/", b"/api/v1/"):
                yield start + (dot + slash) * 3 + b"secret.txt"
        for start in (b"//", b"/./", b"file://", b"/file://", b"/%2f", b"", b"http://a//"):
            yield start + str(server().workspace.folder).encode() + b"/secret.txt"

    def test_no_way_out(self):
        """hostile: no spelling of a path leads out of the published folder"""
        out = []
        count = 0
        for path in self.paths():
            count += 1
            answer = server().ask(lines(b"GET " + path + b" HTTP/1.1", "Host: a", "Connection: close"))
            is_out = answer is None or SECRET.encode() in answer or b"root:" in answer
            if is_out or statuses(answer) not in ([400], [404]):
                out.append((path, answer[:200] if answer else answer))
        self.assertGreater(count, 2000)
        self.none(out)
        # What was looked for is there.
        self.assertEqual((server().workspace.output / "secret.txt").read_text(), SECRET)


# MARK: HEAD


class Head(ServerTest):
    # They differ from one answer to the next.
    OWN = {b"date", b"x-request-id"}

    def fields(self, head):
        first, *rest = head.split(b"\r\n")
        fields = (field.split(b": ", 1) for field in rest)
        return first, sorted((name.lower(), value) for name, value in fields if name.lower() not in self.OWN)

    def test_head(self):
        """hostile: HEAD is answered like GET, and no byte of a body follows"""
        page = (server().workspace.public / "index.html").read_text(encoding="utf-8")
        asset = re.search(r'(?:href|src)="(/assets/[^"]+\.(?:css|js))"', page).group(1)
        compared = 0
        for path in (
                "/", asset, "/index.html", "/sitemap", "/nothing", "/robots.txt", "/live/emergency.json", "/healthz",
                "/api/openapi.json", "/api/v1/nothing", "/api/v1/visits", "/staff", "/staff/sign-in", "/staff/nothing",
                "/%00"):
            get_head, _, get_body = server().get(path).partition(b"\r\n\r\n")
            head, _, body = server().ask(
                lines(f"HEAD {path} HTTP/1.1", "Host: a", "Connection: close")).partition(b"\r\n\r\n")
            self.assertEqual(self.fields(head), self.fields(get_head), path)
            self.assertEqual(body, b"", path)
            compared += bool(get_body)
        # Otherwise nothing was there to be left out.
        self.assertGreater(compared, 8)

    def test_head_keeps_the_connection(self):
        """hostile: what follows HEAD on its connection is answered in its own place"""
        answer = server().ask(
            lines("HEAD / HTTP/1.1", "Host: a") + lines("GET /healthz HTTP/1.1", "Host: a", "Connection: close"))
        first, second, body = answer.split(b"\r\n\r\n")
        self.assertEqual(statuses(first + b"\r\n") + statuses(second + b"\r\n"), [200, 200])
        self.assertEqual(body, b'{"status":"ok"}')


# MARK: Time

# HTTPServer.Configuration: requestDeadline and idleSeconds. No option of `serve` sets them.
REQUEST_DEADLINE = 20
IDLE = 15
# The caretaker looks once in a second, and the machine may be busy.
LATE = 4
DRIPS = {
    "a request line": (b"GET /", b"a"),
    "headers": (b"GET / HTTP/1.1\r\nHost: a\r\n", b"X: b\r\n"),
    "a header": (b"GET / HTTP/1.1\r\nHost: a\r\nX: ", b"b"),
    "a body": (lines(VISITS, "Host: a", "Content-Length: 1000"), b"{"),
    "a form": (lines("POST /staff/sign-in HTTP/1.1", "Host: a", "Content-Length: 1000"), b"a"),
}


class Drip(threading.Thread):
    """A client that sends a byte or a line every half second for as long as it may: never idle, never done."""

    def __init__(self, start, drop, is_silent=False):
        super().__init__(daemon=True)
        self.first, self.drop, self.is_silent = start, drop, is_silent
        self.answer = b""
        self.lasted = None
        self.start()

    def run(self):
        with server().connect(patience=0.5) as client:
            begun = time.monotonic()
            with contextlib.suppress(ConnectionError):
                client.sendall(self.first)
                while time.monotonic() - begun < REQUEST_DEADLINE + 2 * LATE:
                    try:
                        part = client.recv(1 << 16)
                        if not part:
                            break
                        self.answer += part
                    except TimeoutError:
                        if not self.is_silent:
                            client.sendall(self.drop)
            self.lasted = time.monotonic() - begun


@functools.cache
def dripping():
    drips = {name: Drip(*drip) for name, drip in DRIPS.items()}
    return drips | {"nothing": Drip(b"", b"", is_silent=True)}


class Waiting(ServerTest):
    def finished(self, name, deadline):
        drip = dripping()[name]
        drip.join(timeout=REQUEST_DEADLINE + 3 * LATE)
        self.assertIsNotNone(drip.lasted)
        # Refused or cut off, but not answered as if it had been whole.
        self.assertTrue(all(400 <= status < 500 for status in statuses(drip.answer)), drip.answer[:200])
        # Not before it either: then something else would have ended it.
        self.assertGreater(drip.lasted, deadline - 1, name)
        self.assertLess(drip.lasted, deadline + LATE, name)

    def test_dripping_head(self):
        """hostile: a head that only drips is cut off at the request's deadline, wherever it has got to"""
        for name in ("a request line", "headers", "a header"):
            self.finished(name, REQUEST_DEADLINE)

    def test_dripping_body(self):
        """hostile: a body that only drips is cut off at the request's deadline"""
        for name in ("a body", "a form"):
            self.finished(name, REQUEST_DEADLINE)

    def test_silent_connection(self):
        """hostile: a connection that says nothing is closed when it has been idle for too long"""
        self.finished("nothing", IDLE)

    def test_idle_connections(self):
        """hostile: many connections that are idle, or half-way through a head, do not keep the next one waiting"""
        with contextlib.ExitStack() as clients:
            # Below HTTPServer.Configuration.connectionLimit, which is 1024, with room for what the other tests have open.
            for number in range(900):
                client = clients.enter_context(server().connect())
                if number % 2:
                    client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
            for path in ("/healthz", "/", "/staff/sign-in"):
                begun = time.monotonic()
                self.assertEqual(statuses(server().get(path)), [200])
                self.assertLess(time.monotonic() - begun, 2)
