#pragma once

#include <stddef.h>
#include <stdint.h>

// Pango and cairo, loaded when the first paper is written: linking them would cost every start of the program some twenty
// libraries. One thread at a time.

typedef struct paper paper;
typedef struct paper_text paper_text;

/// 0 when the libraries are there, and a font with Japanese.
int paper_start(void);

/// A PDF of one page so far; sizes are points (1/72 inch). `created` is the time that it says of itself, `2026-04-01T09:00:00+09:00`.
/// NULL where it cannot be made.
paper *paper_new(double width, double height, const char *title, const char *author, const char *created);
void paper_free(paper *paper);

/// A part of the text for those who read by ear: `Document`, `H1`, `P`, `Table`, `TR`, `TH`, `TD`.
void paper_begin(paper *paper, const char *tag);
void paper_end(paper *paper, const char *tag);

void paper_next_page(paper *paper);
void paper_line(paper *paper, double x1, double y1, double x2, double y2, double width);

/// A text broken into lines of this width. Freed with `paper_text_free`.
paper_text *paper_text_new(paper *paper, const char *text, const char *font, double size, int is_bold, double width);
void paper_text_free(paper_text *text);
int paper_text_lines(const paper_text *text);
/// Of the widest line.
double paper_text_width(const paper_text *text);
/// With its top left corner there.
void paper_text_draw(paper *paper, paper_text *text, int line, double x, double y);

/// The whole file; valid until `paper_free`. NULL where something went wrong.
const uint8_t *paper_finish(paper *paper, size_t *length);
