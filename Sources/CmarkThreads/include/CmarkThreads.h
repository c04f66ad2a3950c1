#pragma once
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stddef.h>

/// cmark-gfm on several threads at once.
///
/// The library adds and removes "special characters" of its extensions in one global table around every parse, so that
/// documents parsed at the same time come out wrong. `cmark_threads_start` fills the table once and freezes it; it must be
/// called before the first parse and works only with the shared libcmark-gfm (its symbol is interposed).
void cmark_threads_start(void);

/// A parser with all GFM extensions and footnotes, on this thread's arena. The text has to be valid UTF-8.
cmark_parser *cmark_threads_parser(void);

/// Forgets everything that this thread's arena holds: every node and string of the documents parsed since the last call.
void cmark_threads_reset(void);

/// A node's kind as a small number, extensions included, so that Swift can switch over it.
typedef enum __attribute__((enum_extensibility(closed))) {
    MarkdownNodeDocument, MarkdownNodeBlockQuote, MarkdownNodeList, MarkdownNodeItem, MarkdownNodeTask,
    MarkdownNodeCodeBlock, MarkdownNodeHTMLBlock, MarkdownNodeParagraph, MarkdownNodeHeading, MarkdownNodeThematicBreak,
    MarkdownNodeFootnoteDefinition, MarkdownNodeTable, MarkdownNodeTableRow, MarkdownNodeTableCell,
    MarkdownNodeText, MarkdownNodeSoftBreak, MarkdownNodeLineBreak, MarkdownNodeCode, MarkdownNodeHTMLInline,
    MarkdownNodeEmphasis, MarkdownNodeStrong, MarkdownNodeLink, MarkdownNodeImage, MarkdownNodeFootnoteReference,
    MarkdownNodeStrikethrough, MarkdownNodeUnknown
} MarkdownNodeKind;

MarkdownNodeKind cmark_threads_kind(cmark_node *node);
