/// Templates that do not compile in the surroundings of `Surroundings`, with all their problems: code and line.
let wrongTemplates: [(source: String, problems: [String])] = [
    (
        "{{ page.titel }}",
        [
            "unknown-attribute page.html:1:9: unknown attribute titel — expected one of: title, date, extra, town"
        ]
    ),
    (
        "<p>\n  {{ pgae.title }}",
        [
            "unknown-variable page.html:2:6: unknown variable pgae — expected one of: page, any, news"
        ]
    ),
    (
        "{{ page.town.nmae }}",
        [
            "unknown-attribute page.html:1:14: unknown attribute nmae — expected one of: name, code"
        ]
    ),
    ("{{ page.title.text }}", ["unknown-attribute page.html:1:15: unknown attribute text"]),
    (
        "{{ page['titel'] }}",
        [
            "unknown-attribute page.html:1:9: unknown attribute titel — expected one of: title, date, extra, town"
        ]
    ),
    (
        "{% for n in news %}\n{{ n.titel }}\n{% endfor %}",
        [
            "unknown-attribute page.html:2:6: unknown attribute titel — expected one of: title, date"
        ]
    ),
    (
        "{% for n in news|sort(attribute='date') %}{{ n.titel }}{% endfor %}",
        [
            "unknown-attribute page.html:1:48: unknown attribute titel — expected one of: title, date"
        ]
    ),
    (
        "{{ (news|first).titel }}",
        [
            "unknown-attribute page.html:1:17: unknown attribute titel — expected one of: title, date"
        ]
    ),
    (
        "{% set p = page %}\n{{ p.titel }}",
        [
            "unknown-attribute page.html:2:6: unknown attribute titel — expected one of: title, date, extra, town"
        ]
    ),
    (
        "{{ page.title|uper }}",
        [
            "unknown-filter page.html:1:15: unknown filter uper — expected one of: upper, e, era, lower, abs, d, int, items, join, last, list, map, …"
        ]
    ),
    (
        "{{ page.title is strnig }}",
        [
            "unknown-test page.html:1:18: unknown test strnig — expected one of: string, true, even, gt, in, lt, mapping, ne, none, defined, eq, escaped, …"
        ]
    ),
    (
        "{{ asest('a.css') }}",
        [
            "unknown-function page.html:1:4: unknown function asest — expected one of: asset, fails, range"
        ]
    ),
    (
        "{{ page.title.sartswith('a') }}",
        [
            "unknown-method page.html:1:15: unknown method sartswith — expected one of: startswith, endswith, split, strip, lstrip, rstrip, get, items, keys, lower, replace, values, …"
        ]
    ),
    (
        "{{ page.items }}",
        [
            "layout-unsupported page.html:1:9: .items is not part of this layout language — .items() or ['items']"
        ]
    ),
    (
        "{{ page.title|truncate(1, 2, 3, 4, 5) }}",
        [
            "wrong-count page.html:1:15: too many arguments for truncate — at most 4"
        ]
    ),
    (
        "{{ page.title|truncate(lenght=3) }}",
        [
            "unknown-argument page.html:1:24: unknown argument lenght — expected one of: length, end, leeway, killwords"
        ]
    ),
    (
        "{{ page.title|replace('a') }}",
        [
            "missing-argument page.html:1:15: replace lacks its argument new — argument new"
        ]
    ),
    (
        "{{ news|map('uper')|join }}",
        [
            "unknown-filter page.html:1:13: unknown filter uper — expected one of: upper, e, era, lower, abs, d, int, items, join, last, list, map, …"
        ]
    ),
    (
        "{{ news|select('od')|list|length }}",
        [
            "unknown-test page.html:1:16: unknown test od — expected one of: odd, eq, ge, gt, in, le, lt, ne, none, even, float, lower, …"
        ]
    ),
    (
        "{{ news|map(page.title)|join }}",
        [
            "layout-unsupported page.html:1:18: a computed name of a filter or test is not part of this layout language — a literal such as 'upper'"
        ]
    ),
    ("{{ page.date|era('x', 'y') }}", ["wrong-count page.html:1:14: too many arguments for era — at most 1"]),
    (
        "{{ page.date|era(style='x') }}",
        [
            "unknown-argument page.html:1:18: unknown argument style — expected one of: form"
        ]
    ),
    ("{{ asset() }}", ["missing-argument page.html:1:4: too few arguments for asset — at least 1"]),
    (
        "{% include \"nope.html\" %}",
        [
            "unknown-template page.html:1:1: unknown template nope.html — expected one of: base.html, page.html, ui.html"
        ]
    ),
    (
        "{% include page.title %}",
        [
            "layout-unsupported page.html:1:12: a computed file name is not part of this layout language — a literal such as \"base.html\""
        ]
    ),
    (
        "{% extends \"base.html\" %}{% block mian %}{% endblock %}",
        [
            "unknown-block page.html:1:35: unknown block mian — expected one of: main, title"
        ]
    ),
    (
        "{% extends \"base.html\" %}\nlost text",
        [
            "outside-block page.html:2:1: in a file with extends nothing outside of a block is written — inside a block (only set, macro and import may stand outside)"
        ]
    ),
    (
        "{% extends \"base.html\" %}{{ page.title }}",
        [
            "outside-block page.html:1:26: in a file with extends nothing outside of a block is written — inside a block (only set, macro and import may stand outside)"
        ]
    ),
    (
        "text{% extends \"base.html\" %}",
        [
            "layout-syntax page.html:1:5: extends must be the first tag of the file, once"
        ]
    ),
    (
        "{% if page %}{% extends \"base.html\" %}{% endif %}",
        [
            "layout-syntax page.html:1:14: extends must be the first tag of the file, once"
        ]
    ),
    (
        "{% extends \"base.html\" %}{% block main %}{{ super() }}{% endblock %}{% block main %}{% endblock %}",
        [
            "duplicate-block page.html:1:78: block main appears twice — once per file"
        ]
    ),
    (
        "{% block a %}{{ super() }}{% endblock %}",
        [
            "unknown-block page.html:1:17: unknown block a — a block that the extended file has as well"
        ]
    ),
    ("{{ super() }}", ["layout-syntax page.html:1:4: super() is only for blocks"]),
    (
        "{% include \"page.html\" %}",
        [
            "recursive-layout page.html:1:1: page.html takes in itself — files that do not go round in a circle"
        ]
    ),
    (
        "{% from \"ui.html\" import cadr %}",
        [
            "unknown-macro page.html:1:26: unknown macro cadr — expected one of: card, version"
        ]
    ),
    (
        "{% import \"ui.html\" as ui %}{{ ui.cadr() }}",
        [
            "unknown-macro page.html:1:35: unknown macro cadr — expected one of: card, version"
        ]
    ),
    (
        "{% import \"ui.html\" as ui %}{{ ui.card() }}{{ ui.card(1, 2, 3) }}{{ ui.card(nn=1) }}",
        [
            "wrong-count page.html:1:50: too many arguments for card — at most 2",
            "unknown-argument page.html:1:77: unknown argument nn — expected one of: n, level",
        ]
    ),
    (
        "{% import \"ui.html\" as ui %}{{ ui }}",
        [
            "layout-unsupported page.html:1:32: ui as a value is not part of this layout language — ui() or ui.member"
        ]
    ),
    (
        "{% macro f(a) %}{{ b }}{% endmacro %}{{ f }}",
        [
            "unknown-variable page.html:1:20: unknown variable b — expected one of: a, f, any, news, page, caller",
            "layout-unsupported page.html:1:41: f as a value is not part of this layout language — f() or f.member",
        ]
    ),
    ("{% macro f(a) %}{% endmacro %}{{ f(1, a=2) }}", ["duplicate-name page.html:1:39: argument a is given twice"]),
    (
        "{% macro f(a) %}{% endmacro %}{% call f(1) %}x{% endcall %}",
        [
            "layout-syntax page.html:1:39: macro f does not use caller"
        ]
    ),
    ("{% macro f(a, a) %}{% endmacro %}", ["duplicate-name page.html:1:15: parameter a appears twice"]),
    (
        "{% macro f(a=1, b) %}{% endmacro %}",
        [
            "layout-syntax page.html:1:17: a parameter without a default follows one with a default"
        ]
    ),
    ("{% if page.title %}", ["layout-syntax page.html:1:4: if is not closed — expected one of: elif, else, endif"]),
    (
        "{% for x in news %}a{% endif %}{% endfor %}",
        [
            "layout-syntax page.html:1:24: endif without a tag that it would close — its opening tag"
        ]
    ),
    ("{% endif %}", ["layout-syntax page.html:1:4: endif without a tag that it would close — its opening tag"]),
    ("{% if page.title == %}a{% endif %}", ["layout-syntax page.html:1:21: unexpected %} — an expression"]),
    ("{% for x of news %}{% endfor %}", ["layout-syntax page.html:1:10: unexpected of — in"]),
    ("{{ page.title", ["layout-syntax page.html:1:9: the tag is not closed — }}"]),
    ("{{ \"abc }}", ["layout-syntax page.html:1:4: the text is not closed — \""]),
    ("{# open", ["layout-syntax page.html:1:1: the comment is not closed — #}"]),
    ("{% raw %} {{ x }}", ["layout-syntax page.html:1:1: raw is not closed — {% endraw %}"]),
    ("{{ page.title ! }}", ["layout-syntax page.html:1:15: '!' has no meaning here"]),
    ("{{ (page.title }}", ["layout-syntax page.html:1:16: '}' closes nothing that is open"]),
    ("{{ [1, 2) }}", ["layout-syntax page.html:1:9: ')' closes nothing that is open"]),
    ("{{ page.title page }}", ["layout-syntax page.html:1:15: unexpected page — }}"]),
    (
        "{% unknown %}",
        [
            "unknown-tag page.html:1:4: unknown tag unknown — expected one of: block, for, from, import, include, macro, raw, call, extends, filter, if, set, …"
        ]
    ),
    (
        "{% autoescape false %}a{% endautoescape %}",
        [
            "layout-unsupported page.html:1:4: autoescape is not part of this layout language — expected one of: block, call, extends, filter, for, from, import, include, macro, raw, set, with, …"
        ]
    ),
    (
        "{% do x %}",
        [
            "layout-unsupported page.html:1:4: do is not part of this layout language — expected one of: for, if, from, raw, set, block, call, macro, with, import, extends, filter, …"
        ]
    ),
    (
        "{{ news[::2] }}",
        [
            "layout-unsupported page.html:1:10: a slice with a step is not part of this layout language"
        ]
    ),
    ("{{ f(*news) }}", ["layout-unsupported page.html:1:6: * or ** in a call is not part of this layout language"]),
    (
        "{% set ns.a = 1 %}",
        [
            "layout-unsupported page.html:1:10: namespace is not part of this layout language — the name of a variable"
        ]
    ),
    (
        "{% set ns = namespace(a=1) %}",
        [
            "layout-unsupported page.html:1:13: namespace() is not part of this layout language"
        ]
    ),
    (
        "{% for x in news recursive %}{% endfor %}",
        [
            "layout-unsupported page.html:1:18: recursive is not part of this layout language"
        ]
    ),
    (
        "{{ loop.index }}",
        [
            "unknown-variable page.html:1:4: unknown variable loop — expected one of: any, news, page"
        ]
    ),
    (
        "{% for x in news %}{{ loop.idx }}{{ loop }}{% endfor %}",
        [
            "unknown-attribute page.html:1:28: unknown attribute loop.idx — expected one of: index, last, length, revindex, first, index0, nextitem, previtem, revindex0",
            "layout-unsupported page.html:1:37: loop as a value is not part of this layout language — loop() or loop.member",
        ]
    ),
    (
        "{% for loop in news %}{% endfor %}",
        [
            "duplicate-name page.html:1:8: loop already names something else — another name"
        ]
    ),
    (
        "{{ {1: 2} }}",
        [
            "layout-unsupported page.html:1:5: a key that is not literal text is not part of this layout language — 'name'"
        ]
    ),
    (
        "{{ self.main() }}",
        [
            "layout-unsupported page.html:1:4: self is not part of this layout language — super() or a macro"
        ]
    ),
    (
        "{{ 99999999999999999999 }}",
        [
            "layout-syntax page.html:1:4: the number is malformed or too large — a 64-bit integer or a decimal number"
        ]
    ),
    (
        "{{ \"\\ud83d\" }}",
        [
            "layout-syntax page.html:1:5: the escape sequence is not valid — \\n \\t \\\\ \\' \\\" \\uXXXX …"
        ]
    ),
    ("{{ _('x') }}", ["unknown-function page.html:1:4: unknown function _ — expected one of: asset, fails, range"]),
    (
        "{{ page.title.format(1) }}",
        [
            "unknown-method page.html:1:15: unknown method format — expected one of: get, items, lower, split, strip, keys, lstrip, replace, rstrip, upper, values, endswith, …"
        ]
    ),
    ("{% set true = 1 %}", ["layout-syntax page.html:1:8: true cannot be used as a name — another name"]),
    (
        "{% for x in news %}{% if x %}{% macro m() %}{% endmacro %}{% endif %}{% endfor %}",
        [
            "layout-unsupported page.html:1:39: macro inside if is not part of this layout language"
        ]
    ),
    (
        "{{ page.titel }}{{ page.titel }}\n{{ nope }}\n{{ page.title|nope }}",
        [
            "unknown-attribute page.html:1:9: unknown attribute titel — expected one of: title, date, extra, town",
            "unknown-attribute page.html:1:25: unknown attribute titel — expected one of: title, date, extra, town",
            "unknown-variable page.html:2:4: unknown variable nope — expected one of: news, page, any",
            "unknown-filter page.html:3:15: unknown filter nope — expected one of: e, join, lower, map, safe, sort, upper, abs, count, d, era, escape, …",
        ]
    ),
    (
        "{% with a = 1 %}{{ b }}{% endwith %}{{ a }}",
        [
            "unknown-variable page.html:1:20: unknown variable b — expected one of: a, any, news, page",
            "unknown-variable page.html:1:40: unknown variable a — expected one of: any, page, news",
        ]
    ),
]

/// Templates that compile and fail when they are rendered.
let failingTemplates: [(source: String, problems: [String])] = [
    (
        "{{ page.zz }}",
        [
            "unknown-attribute page.html:1:9: unknown attribute zz — expected one of: date, town, extra, title"
        ]
    ),
    (
        "{{ any.missing }}",
        [
            "undefined-value page.html:1:8: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{{ any.missing.deeper }}",
        [
            "undefined-value page.html:1:8: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{{ any.missing + 1 }}",
        [
            "undefined-value page.html:1:8: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{{ any.missing|upper }}",
        [
            "undefined-value page.html:1:8: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{% if any.missing %}{% endif %}",
        [
            "undefined-value page.html:1:11: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{% for x in any.missing %}{% endfor %}",
        [
            "undefined-value page.html:1:17: missing is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{{ any.n + 'x' }}",
        [
            "wrong-type page.html:1:10: does not work on text — values of one kind (join text with ~)"
        ]
    ),
    (
        "{{ any.n ~ any.list }}",
        [
            "wrong-type page.html:1:4: does not work on a list — text or a number (write a list with join or tojson)"
        ]
    ),
    (
        "{{ any.list }}",
        [
            "wrong-type page.html:1:8: does not work on a list — text or a number (write a list with join or tojson)"
        ]
    ),
    (
        "{{ any }}",
        [
            "wrong-type page.html:1:4: does not work on a mapping — text or a number (write a list with join or tojson)"
        ]
    ),
    ("{{ any.n / 0 }}", ["division-by-zero page.html:1:10: division by zero"]),
    ("{{ any.n // 0 }}", ["division-by-zero page.html:1:10: division by zero"]),
    ("{{ any.n % 0 }}", ["division-by-zero page.html:1:10: division by zero"]),
    ("{{ any.n < 'a' }}", ["wrong-type page.html:1:10: a number and text have no order — two numbers or two texts"]),
    (
        "{{ any.list|map('upper')|length }}",
        [
            "wrong-type page.html:1:26: does not work on the result of map, select … — append |list to make it a list"
        ]
    ),
    (
        "{% set u = any.list|map('upper') %}{{ u|join }}{{ u|join }}",
        [
            "wrong-type page.html:1:53: the result of map, select … can be gone through only once — append |list to make it a list"
        ]
    ),
    (
        "{% if any.list|select('string') %}{% endif %}",
        [
            "wrong-type page.html:1:16: does not work on the result of map, select … — append |list to make it a list"
        ]
    ),
    ("{{ any.n|length }}", ["wrong-type page.html:1:10: does not work on a number — a list"]),
    ("{% for x in any.n %}{% endfor %}", ["wrong-type page.html:1:17: does not work on a number — a list"]),
    (
        "{% for a, b in any.list %}{% endfor %}",
        [
            "wrong-count page.html:1:1: 1 values for 2 names — as many as there are names"
        ]
    ),
    ("{% set a, b = any.list %}", ["wrong-count page.html:1:1: 3 values for 2 names — as many as there are names"]),
    (
        "{{ 'yes' if any.n > 99 }}",
        [
            "undefined-value page.html:1:10: if … without else is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    (
        "{{ any.text|truncate(2) }}",
        [
            "wrong-value page.html:1:13: length 2 is below the length of the end mark, or leeway is negative — at least 3"
        ]
    ),
    ("{{ any.text|round }}", ["wrong-type page.html:1:13: does not work on text — a number"]),
    (
        "{{ any.n|round(1, 'up') }}",
        [
            "wrong-value page.html:1:10: there is no rounding method up — expected one of: common, ceil, floor"
        ]
    ),
    (
        "{{ any.pairs|dictsort(by='x') }}",
        [
            "wrong-value page.html:1:14: cannot sort by x — expected one of: key, value"
        ]
    ),
    (
        "{{ any.list|sum }}",
        [
            "wrong-type page.html:1:13: does not work on text — values of one kind (join text with ~)"
        ]
    ),
    (
        "{{ any.list|batch(1)|tojson }}",
        [
            "wrong-type page.html:1:22: does not work on the result of map, select … — append |list to make it a list"
        ]
    ),
    ("{{ any.text.items() }}", ["wrong-type page.html:1:13: does not work on text — a mapping"]),
    ("{{ any.n.upper() }}", ["wrong-type page.html:1:10: does not work on a number — text"]),
    ("{{ any.text.split('') }}", ["wrong-value page.html:1:13: the separator is empty — text"]),
    (
        "{{ [any.n, any.text]|sort|join }}",
        [
            "wrong-type page.html:1:22: text and a number have no order — two numbers or two texts"
        ]
    ),
    ("{{ [[1]]|unique|list|length }}", ["wrong-type page.html:1:10: does not work on a list — text or numbers"]),
    (
        "{{ {'a b': 1}|xmlattr }}",
        [
            "wrong-value page.html:1:15: attribute name a b holds a character that is not allowed"
        ]
    ),
    ("{{ any.n in any.text }}", ["wrong-type page.html:1:10: does not work on a number — text"]),
    ("{{ range(1, 2, 0)|join }}", ["wrong-value page.html:1:4: the step is zero"]),
    (
        "{{ any.list[9] }}",
        [
            "undefined-value page.html:1:12: […] is undefined — give it a value, or use 'is defined' or 'default'"
        ]
    ),
    ("{{ fails() }}", ["wrong-value page.html:1:4: failed on purpose"]),
    ("{{ any.n|failing }}", ["bad-era page.html:1:10: there is no such era"]),
    ("{% filter length %}x{% endfilter %}", ["wrong-type page.html:1:1: does not work on a number — text"]),
]
