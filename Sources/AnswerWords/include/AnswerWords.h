#pragma once

#include <stddef.h>
#include <stdint.h>

/// A file embedded in the program.
typedef struct {
    const uint8_t *bytes;
    size_t length;
} answer_words_file;

/// The dictionary, compiled by compile.py from IPADIC: four bytes with the length, then a zlib stream.
answer_words_file answer_words_table(void);
answer_words_file answer_words_thesaurus(void);
answer_words_file answer_words_stop(void);
answer_words_file answer_words_senses(void);
