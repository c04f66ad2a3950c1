#include "AnswerWords.h"

static const uint8_t table[] = {
#embed "words.bin"
};

static const uint8_t thesaurus[] = {
#embed "../AnswerIndex/Data/thesaurus.txt"
};

static const uint8_t stop[] = {
#embed "../AnswerIndex/Data/stopwords.txt"
};

static const uint8_t senses[] = {
#embed "../AnswerIndex/Data/senses.txt"
};

answer_words_file answer_words_table(void) { return (answer_words_file){table, sizeof table}; }
answer_words_file answer_words_thesaurus(void) { return (answer_words_file){thesaurus, sizeof thesaurus}; }
answer_words_file answer_words_stop(void) { return (answer_words_file){stop, sizeof stop}; }
answer_words_file answer_words_senses(void) { return (answer_words_file){senses, sizeof senses}; }
