#!/usr/bin/env python3
"""Compiles the CSV source of IPADIC (Debian's mecab-ipadic) into the table that the answer index reads.

    compile.py FOLDER TARGET

Everything that depends on the dictionary alone is worked out here once: the class of a word, its key (one for all
spellings and forms of a word), which nouns fall into shorter words, kana spellings made from readings. The rules and
what each of them brings are measured; they are described in docs/answer-index.md. The layout of the table is described
in Sources/AnswerIndex/Words/WordTable.swift, which reads it. The same input gives the same bytes.
"""

import csv
import re
import struct
import sys
import unicodedata
import zlib
from collections import defaultdict
from pathlib import Path

VERSION = 1
CLASSES = ["func", "noun", "vn", "adj", "verb", "verb2", "adv", "advn", "pron", "affix", "num", "prop"]
KANJI = re.compile(r"[\u4e00-\u9fff々]")
HIRAGANA = re.compile(r"^[\u3040-\u309fー]+$")
SPLITTABLE, BASE_FORM, SYNTHESISED = 1, 2, 4
# Cost of a kana spelling made from a reading: rarer than any spelling that the dictionary gives.
SYNTHESISED_COST = 11800
# A part of one character makes a division less likely by this much.
SHORT_PART_COST = 2000
GODAN_STEMS = dict(zip("うくぐすつぬふむゆるぶ", "いきぎしちにひみいりび"))
POTENTIAL_STEMS = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる"))
ICHIDAN_ENDINGS = "いきしちにひみりぎじびえけせてねへめれげぜでべ"


def normalised(text):
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[‐‑‒–—―−ｰ]", "-", re.sub(r"[〜～~]", "~", text)).lower()


def hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "\u30a1" <= c <= "\u30f6" else c for c in text)


def kanji(text):
    return "".join(KANJI.findall(text))


def word_class(p1, p2, p3, surface):
    if p1 in ("助詞", "助動詞", "フィラー", "接続詞", "感動詞"):
        return "func"
    if p1 == "記号":
        return "punct"
    if p1 == "動詞":
        return {"非自立": "verb2", "接尾": "func"}.get(p2, "verb")
    if p1 == "形容詞":
        return "func" if p2 == "接尾" else "adj"
    if p1 == "接頭詞":
        return "affix"
    if p1 in ("副詞", "連体詞"):
        return "adv"
    if p1 == "名詞":
        if p2 == "非自立" and len(surface) == 1 and HIRAGANA.match(surface):
            return "func"
        if p2 == "接尾" and p3 == "助動詞語幹":
            return "func"
        return {"固有名詞": "prop", "数": "num", "代名詞": "pron", "接尾": "affix", "サ変接続": "vn",
                "副詞可能": "advn", "形容動詞語幹": "adj"}.get(p2, "noun")
    return "noun"


class Row:
    __slots__ = ("surface", "base", "base_reading", "kind", "cost", "conjugation", "reading")

    def __init__(self, surface, base, base_reading, kind, cost, conjugation, reading):
        self.surface, self.base, self.base_reading = surface, base, base_reading
        self.kind, self.cost, self.conjugation, self.reading = kind, cost, conjugation, reading


def read(folder):
    raw = []
    for path in sorted(Path(folder).glob("*.csv")):
        with open(path, encoding="euc-jp", errors="replace", newline="") as lines:
            raw += csv.reader(lines)
    if not raw:
        raise SystemExit(f"{folder} holds no CSV files; the package mecab-ipadic brings them.")
    base_readings = {}
    for r in raw:
        if r[8] != "*" and r[9].startswith("基本形") and r[0] == r[10]:
            key, cost = (r[10], r[8]), int(r[3])
            if key not in base_readings or cost < base_readings[key][0]:
                base_readings[key] = (cost, r[11])
    rows = []
    for r in raw:
        if r[8].startswith("文語") or r[9].startswith("文語"):
            continue
        surface = normalised(r[0])
        inflects = r[8] != "*"
        reading = base_readings.get((r[10], r[8]), (0, r[11]))[1] if inflects else r[11]
        rows.append(Row(
            surface, normalised(r[10]) if r[10] != "*" else surface, hiragana(normalised(reading)),
            word_class(r[4], r[5], r[6], surface), int(r[3]), r[8] if inflects else "", hiragana(normalised(r[11]))))
    return [row for row in rows if row.kind != "punct"]


# Keys


def group(row):
    if row.kind in ("verb", "verb2"):
        return "v"
    # Stems of adjectival nouns are nouns.
    return "a" if row.kind == "adj" and HIRAGANA.match(row.base[-1:]) else "n"


def is_within(part, whole):
    rest = iter(whole)
    return all(c in rest for c in part)


def spelling_keys(rows):
    """(base, reading, group) → the base that stands for all spellings of the word; and kana words with several kanji
    partners → those partners, among which the corpus decides."""
    words = defaultdict(dict)
    for row in rows:
        if row.kind in ("func", "prop", "num") or not row.base_reading:
            continue
        bases = words[(row.base_reading, group(row))]
        bases[row.base] = min(bases.get(row.base, 10**9), row.cost)
    keys, undecided = {}, {}
    for (reading, kind), bases in words.items():
        if len(bases) == 1:
            continue
        spellings = defaultdict(list)
        for base, cost in bases.items():
            spellings[kanji(base)].append((cost, base))
        for own, members in spellings.items():
            wider = [x for x in spellings if x != own and len(x) > len(own) and is_within(own, x)]
            wider = [x for x in wider if not any(y != x and len(y) > len(x) and is_within(x, y) for y in wider)]
            target = wider[0] if len(wider) == 1 and (own or len(reading) >= 3) else own
            stands_for = min(spellings[target])[1]
            for _, base in members:
                keys[(base, reading, kind)] = stands_for
            if not own and len(wider) > 1 and len(reading) >= 3:
                undecided[stands_for] = sorted(min(spellings[x])[1] for x in wider)
    return keys, undecided


def verbs_of_nouns(rows, key_of):
    """支払い → 支払う: a noun whose reading is the 連用形 of a verb with the same kanji."""
    verbs = {}
    for row in rows:
        reading = row.base_reading
        if row.kind not in ("verb", "verb2") or len(reading) < 2 or not KANJI.search(row.base):
            continue
        key = key_of(row)
        forms = [reading[:-1] + GODAN_STEMS[reading[-1]]] if reading[-1] in GODAN_STEMS else []
        if reading[-1] == "る" and len(reading) > 2 and reading[-2] in ICHIDAN_ENDINGS:
            forms.append(reading[:-1])
        for form in forms:
            place = (form, kanji(key))
            verbs[place] = min(verbs.get(place, (10**9, "")), (row.cost, key))
    main = {}
    for row in rows:
        if row.kind in ("noun", "vn") and row.base_reading:
            if row.base not in main or row.cost < main[row.base][0]:
                main[row.base] = (row.cost, row.base_reading)
    found = {}
    for row in rows:
        is_noun = row.kind in ("noun", "vn") and row.base_reading and KANJI.search(row.base) and len(row.base) > 1
        if is_noun and main.get(row.base, (0, row.base_reading))[1] == row.base_reading:
            key = key_of(row)
            # 代 is no form of 代わる: a noun of one character says too little, however it is spelt elsewhere.
            verb = verbs.get((row.base_reading, kanji(key)))
            if verb and len(key) > 1:
                found[key] = verb[1]
    return found


def verbs_of_potentials(rows, key_of):
    """出せる → 出す"""
    godan = {}
    for row in rows:
        reading = row.base_reading
        if row.kind in ("verb", "verb2") and len(reading) > 1 and reading[-1] in GODAN_STEMS \
                and not row.conjugation.startswith("一段"):
            key = key_of(row)
            place = (reading, kanji(key))
            godan[place] = min(godan.get(place, (10**9, "")), (row.cost, key))
    found = {}
    for row in rows:
        reading = row.base_reading
        if row.kind in ("verb", "verb2") and len(reading) > 2 and reading[-1] == "る" \
                and reading[-2] in POTENTIAL_STEMS and row.conjugation.startswith("一段"):
            key = key_of(row)
            partner = godan.get((reading[:-2] + POTENTIAL_STEMS[reading[-2]], kanji(key)))
            if partner and partner[1] != key and (KANJI.search(key) or len(reading) >= 4):
                found[key] = partner[1]
    return found


def keys(rows):
    spellings, undecided = spelling_keys(rows)

    def by_spelling(row):
        if row.kind == "func":
            return None
        return spellings.get((row.base, row.base_reading, group(row)), row.base)

    nouns = verbs_of_nouns(rows, by_spelling)
    potentials = verbs_of_potentials(rows, by_spelling)

    def key(row):
        own = by_spelling(row)
        if own is None:
            return None
        if row.kind in ("verb", "verb2"):
            return potentials.get(own, own)
        return nouns.get(own, own) if group(row) == "n" else own

    def settled(name):
        return potentials.get(nouns.get(name, name), nouns.get(name, name))

    return key, {settled(own): sorted({settled(x) for x in others}) for own, others in sorted(undecided.items())}


# Compounds


class Compounds:
    """Which nouns fall into two shorter words of the dictionary: 粗大ごみ, 運転免許証."""

    ALL_KANJI = re.compile(r"[\u4e00-\u9fff々]{3,}")
    WORD = re.compile(r"\w+")

    def __init__(self, rows):
        self.nouns, self.affixes = {}, {}
        for row in rows:
            if row.kind in ("noun", "vn", "advn", "adj") and row.surface == row.base:
                self.nouns[row.surface] = min(self.nouns.get(row.surface, 10**9), row.cost)
            if row.kind == "affix":
                self.affixes[row.surface] = min(self.affixes.get(row.surface, 10**9), row.cost)

    @staticmethod
    def script(c):
        return "k" if KANJI.match(c) else "h" if HIRAGANA.match(c) else "t"

    def divides(self, text):
        is_kanji = self.ALL_KANJI.fullmatch(text)
        if not is_kanji and not (len(text) >= 4 and self.WORD.fullmatch(text) and not HIRAGANA.match(text)):
            return False
        return any(self.is_division(text, at, is_kanji) for at in range(1, len(text)))

    def is_division(self, text, at, is_kanji):
        left, right = text[:at], text[at:]
        if not is_kanji and not self.is_boundary(text, at):
            return False
        left_cost = self.nouns.get(left) if at > 1 else self.affixes.get(left)
        right_cost = self.nouns.get(right) if len(text) - at > 1 else self.affixes.get(right)
        return left_cost is not None and right_cost is not None

    def is_boundary(self, text, at):
        left, right = text[:at], text[at:]
        shorter = min(at, len(text) - at)
        if shorter < 2:
            return False
        before, after = self.script(text[at - 1]), self.script(text[at])
        if before == after:
            return after == "t" and shorter >= 3
        if before == "k" and after == "h":
            return bool(HIRAGANA.match(right))
        if before == "h" and after == "k":
            return bool(HIRAGANA.match(left))
        return True


# The table


def entries(rows, key):
    """(surface, key, class, cost, group, flags, reading); `group` tells the forms of one verb apart from another's."""
    compounds = Compounds(rows)
    made, seen = [], set()
    for row in rows:
        own = key(row)
        flags = BASE_FORM if row.surface == row.base else 0
        if row.kind in ("noun", "vn", "advn") and compounds.divides(row.surface):
            flags |= SPLITTABLE
        made.append((row.surface, own, row.kind, row.cost, (row.base, row.conjugation), flags, row.reading))
        seen.add((row.surface, own))
    for row in rows:
        if row.kind in ("func", "prop", "num") or not KANJI.search(row.surface) or not HIRAGANA.match(row.reading or "-"):
            continue
        own = key(row)
        if (row.reading, own) not in seen:
            seen.add((row.reading, own))
            made.append((
                row.reading, own, row.kind, SYNTHESISED_COST, (row.base_reading or row.base, row.conjugation), SYNTHESISED,
                row.reading))
    return made


def units(text):
    return text.encode("utf-16-le")


LONGEST = 24


def write(made, undecided, target):
    by_surface = defaultdict(dict)
    initials = {}
    for surface, key, kind, cost, grouping, flags, reading in made:
        # A form is told apart by word and class; what is written twice costs the less.
        if not 0 < len(surface) <= LONGEST or len(units(surface)) != 2 * len(surface):
            continue
        place = (key or "", kind, grouping)
        known = by_surface[surface].get(place)
        if known is None or cost < known[0]:
            by_surface[surface][place] = (cost, flags if known is None else flags & known[1])
        if reading and HIRAGANA.match(reading) and not flags & SYNTHESISED:
            if surface not in initials or cost < initials[surface][0]:
                initials[surface] = (cost, ord(reading[0]) - 0x3040)
    surfaces = sorted(by_surface, key=units_order)
    key_names = sorted({place[0] for places in by_surface.values() for place in places}, key=units_order)
    key_numbers = {name: number for number, name in enumerate(key_names)}
    groupings = {}
    rows, row_starts = bytearray(), []
    count = 0
    for surface in surfaces:
        row_starts.append(count)
        for place in sorted(by_surface[surface]):
            cost, flags = by_surface[surface][place]
            key, kind, grouping = place
            number = groupings.setdefault(grouping, len(groupings))
            rows += struct.pack("<IIhBB", key_numbers[key], number, max(-32768, min(32767, cost)), CLASSES.index(kind), flags)
            count += 1
    row_starts.append(count)
    partners = bytearray()
    listed = [(key_numbers[own], [key_numbers[x] for x in others if x in key_numbers])
              for own, others in undecided.items() if own in key_numbers]
    for own, others in sorted((own, others) for own, others in listed if len(others) > 1):
        partners += struct.pack(f"<II{len(others)}I", own, len(others), *others)

    def texts(names):
        starts, text = [0], bytearray()
        for name in names:
            text += units(name)
            starts.append(len(text) // 2)
        return struct.pack(f"<{len(starts)}I", *starts), bytes(text)

    surface_starts, surface_text = texts(surfaces)
    key_starts, key_text = texts(key_names)
    sections = [
        surface_starts, surface_text, struct.pack(f"<{len(row_starts)}I", *row_starts), bytes(rows), key_starts, key_text,
        bytes(partners), bytes(initials.get(surface, (0, 0))[1] for surface in surfaces)]
    body, places = bytearray(), []
    for section in sections:
        body += b"\0" * (-len(body) % 4)
        places.append((len(body), len(section)))
        body += section
    head = struct.pack("<4sI", b"WORD", VERSION) + b"".join(struct.pack("<II", *place) for place in places)
    plain = head + bytes(body)
    Path(target).write_bytes(struct.pack("<I", len(plain)) + zlib.compress(plain, 9))
    print(f"{len(surfaces)} surfaces, {count} rows, {len(key_names)} keys, {len(plain)} bytes, "
          f"{Path(target).stat().st_size} compressed", file=sys.stderr)


def units_order(text):
    return [ord(c) for c in text]


def main():
    folder, target = sys.argv[1:]
    rows = read(folder)
    key, undecided = keys(rows)
    write(entries(rows, key), undecided, target)


if __name__ == "__main__":
    main()
