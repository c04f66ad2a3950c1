"""A smoke run in WebKit, through WebKitWebDriver and the WebDriver protocol (W3C) over plain HTTP."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import unittest
import urllib.request

import suite


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class WebKit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        base = suite.base()
        cls.port = free_port()
        cls.driver = subprocess.Popen(
            [shutil.which("xvfb-run"), "-a", "WebKitWebDriver", f"--port={cls.port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        cls.addClassCleanup(cls.driver.wait)
        # xvfb-run leaves its server and the driver behind when only it is ended.
        cls.addClassCleanup(os.killpg, cls.driver.pid, signal.SIGTERM)
        cls.wait_for_driver()
        options = {"webkitgtk:browserOptions": {
            "binary": cls.mini_browser(), "args": ["--automation"]}}
        made = cls.ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        cls.session = "/session/" + made["sessionId"]
        cls.addClassCleanup(lambda: cls.ask("DELETE", cls.session))
        cls.base = base

    @staticmethod
    def mini_browser():
        found = subprocess.run("ls /usr/lib/*/webkit2gtk-4*/MiniBrowser", shell=True, capture_output=True, text=True)
        return found.stdout.split()[0]

    @classmethod
    def wait_for_driver(cls):
        for _ in range(100):
            try:
                return cls.ask("GET", "/status")
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("WebKitWebDriver does not answer")

    @classmethod
    def ask(cls, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{cls.port}{path}", data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, path):
        self.ask("POST", self.session + "/url", {"url": self.base + path})

    def run_script(self, script):
        return self.ask("POST", self.session + "/execute/sync", {"script": script, "args": []})

    def until(self, script):
        for _ in range(100):
            if value := self.run_script(script):
                return value
            time.sleep(0.1)
        self.fail("never true in WebKit: " + script)

    def test_home(self):
        """WebKit: the home page has its styles and its menus work"""
        self.open("/")
        self.assertEqual(self.run_script("return document.documentElement.dataset.script"), "")
        self.assertGreater(self.run_script("return document.styleSheets.length"), 2)
        self.assertEqual(self.run_script(
            "const d = document.querySelector('.menu-group'); d.querySelector('summary').click(); return d.open"), True)

    def test_filter(self):
        """WebKit: a list filters at once"""
        self.open("/programs/")
        self.until("return document.querySelector('input[value=\"housing\"]') !== null")
        self.run_script("document.querySelector('input[value=\"housing\"]').click()")
        self.assertEqual(self.until("return location.search"), "?theme=housing")
        expected = json.loads((suite.workspace().public / "programs/filter.json").read_text(encoding="utf-8"))
        count = sum("housing" in item["f"].get("theme", []) for item in expected["items"])
        self.assertEqual(self.run_script("return document.querySelectorAll('[data-results] > li').length"), count)

    def test_page(self):
        """WebKit: a page is laid out within its window"""
        self.open("/programs/prefecture/migration-grant/")
        self.assertTrue(self.run_script("return document.documentElement.scrollWidth <= innerWidth"))
        self.assertGreater(self.run_script("return document.querySelector('h1').getBoundingClientRect().height"), 10)
