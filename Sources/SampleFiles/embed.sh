#!/bin/sh
# Writes SampleFiles.c: one #embed per file of content/ and layouts/, and of the form templates. Run by `make embed` after a file has been added or
# renamed; a test fails while the list is out of date.
set -eu
cd "$(dirname "$0")/../.."
{
    echo '// Written by embed.sh.'
    echo '#include "SampleFiles.h"'
    echo
    find content layouts Sources/SampleFiles/FormTemplates -type f ! -name '.DS_Store' 2>/dev/null | LC_ALL=C sort | awk '
        { printf "static const uint8_t file_%d[] = {\n#embed \"../../%s\" suffix(, 0) if_empty(0)\n};\n", NR, $0
          names[NR] = $0; sub(/^Sources\/SampleFiles\/FormTemplates\//, "form-templates/", names[NR]) }
        END { print "\nstatic const sample_file sample_files[] = {"
              for (i = 1; i <= NR; i++) printf "    {\"%s\", file_%d, sizeof file_%d - 1},\n", names[i], i, i
              print "};"
              printf "const size_t sample_file_count = %d;\n\nconst sample_file *sample_file_at(size_t index) { return &sample_files[index]; }\n", NR }'
} > Sources/SampleFiles/SampleFiles.c.new
cd Sources/SampleFiles
cmp -s SampleFiles.c.new SampleFiles.c && rm SampleFiles.c.new || mv SampleFiles.c.new SampleFiles.c
