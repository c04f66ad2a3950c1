#!/bin/sh
# Writes BrowserFiles.c: one #embed per file of the theme and of the browser modules. Run by `make embed`
# after a file has been added or renamed; a test fails while the list is out of date.
set -eu
cd "$(dirname "$0")/.."
# Modules of pages are published beside the style sheets; those of `serve` are not. Pages of the staff desk are named
# after their counter: Features/Questions/Pages/statistics.html is desk/templates/questions/statistics.html.
list() {
    find Theme/templates -name '*.html' | sed 's|^Theme/||; s|^|T |'
    find Theme/words -name '*.yaml' | sed 's|^Theme/||; s|^|T |'
    find Theme/assets -type f | sed 's|^Theme/||; s|^|T |'
    find Browser -type f \( -name '*.js' -o -name '*.css' \) | sed 's|^|B |'
    find FeatureKit Features -path '*/Pages/*.html' | sed 's|^|B |'
    # Debian's libjs-leaflet.
    printf 'L leaflet.css\nL leaflet.esm.min.js\n'
    find Features/Manual -name '*.md' -o -name '*.png' | sed 's|^|B |'
}
{
    echo '// Written by embed.sh.'
    echo '#include "BrowserFiles.h"'
    echo
    list | LC_ALL=C sort | awk '
        { source = $1 == "L" ? "/usr/share/javascript/leaflet/" $2 : $1 == "T" ? "../Theme/" $2 : "../" $2
          name = $2; if ($1 == "L") { name = "assets/leaflet/" $2; sub(/\.esm\.min/, "", name) }
          sub(/^Browser\/(site|shared)\//, "assets/", name); sub(/^Browser\/staff\//, "desk/assets/", name); sub(/^Browser\//, "", name)
          sub(/^Features\/Manual\/Texts\//, "desk/manual/", name); sub(/^Features\/Manual\/Pictures\//, "desk/assets/manual/", name)
          if (sub(/^(FeatureKit|Features)\//, "desk/templates/", name)) { sub(/templates\/Pages\//, "templates/", name); sub(/\/Pages\//, "/", name); name = tolower(name) }
          printf "static const uint8_t file_%d[] = {\n#embed \"%s\" suffix(, 0)\n};\n", NR, source
          names[NR] = name }
        END { print "\nstatic const browser_file browser_files[] = {"
              for (i = 1; i <= NR; i++) printf "    {\"%s\", file_%d, sizeof file_%d - 1},\n", names[i], i, i
              print "};"
              printf "const size_t browser_file_count = %d;\n\nconst browser_file *browser_file_at(size_t index) { return &browser_files[index]; }\n", NR }'
} > BrowserFiles/BrowserFiles.c.new
cmp -s BrowserFiles/BrowserFiles.c.new BrowserFiles/BrowserFiles.c && rm BrowserFiles/BrowserFiles.c.new || mv BrowserFiles/BrowserFiles.c.new BrowserFiles/BrowserFiles.c
