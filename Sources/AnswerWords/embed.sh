#!/bin/sh
# Compiles the dictionary when it is missing or older than its rules. Run by `make embed`; takes half a minute.
set -eu
cd "$(dirname "$0")"
dictionary=/usr/share/mecab/dic/ipadic
[ words.bin -nt compile.py ] && exit 0
if [ ! -e "$dictionary" ]; then
    echo "パッケージ mecab-ipadic が必要です。(The package mecab-ipadic is needed: $dictionary is missing.)" >&2
    exit 1
fi
echo '辞書を用意します（30秒ほどかかります）。' >&2
python3 compile.py "$dictionary" words.bin.new
mv words.bin.new words.bin
