#include "CmarkThreads.h"
#include <cmark-gfm-extension_api.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// --- The frozen table ---

static int frozen;

// Called by the library through the PLT, hence interposed by this definition.
void cmark_manage_extensions_special_characters(cmark_parser *parser, int add) {
    if (frozen) return;
    void (*real)(cmark_parser *, int) =
        (void (*)(cmark_parser *, int))dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters");
    if (add && real) real(parser, add); // never removed again
}

static const char *const extension_names[] = {"table", "strikethrough", "autolink", "tasklist"};
enum { extension_count = sizeof extension_names / sizeof *extension_names };
static cmark_syntax_extension *extensions[extension_count];

static void attach_extensions(cmark_parser *parser) {
    for (int i = 0; i < extension_count; i++) cmark_parser_attach_syntax_extension(parser, extensions[i]);
}

static void start(void) {
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 0; i < extension_count; i++) extensions[i] = cmark_find_syntax_extension(extension_names[i]);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    attach_extensions(parser);
    cmark_parser_feed(parser, "x", 1);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
    frozen = 1;
}

void cmark_threads_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
}

// --- The arena: one chain of blocks per thread, never freed piece by piece ---

enum { block_size = 1 << 20, header_size = 16, alignment = 16 };

typedef struct block {
    struct block *next;
    size_t capacity, used;
    char bytes[] __attribute__((aligned(16)));
} block;

static _Thread_local block *first, *current;

static block *new_block(size_t capacity) {
    block *b = malloc(sizeof(block) + capacity);
    if (!b) abort(); // cmark-gfm does the same when memory runs out
    b->next = NULL;
    b->capacity = capacity;
    b->used = 0;
    return b;
}

// Every piece is preceded by its size, which realloc needs.
static void *take(size_t size) {
    size_t needed = header_size + ((size + alignment - 1) & ~(size_t)(alignment - 1));
    if (!current || current->capacity - current->used < needed) {
        block *b = new_block(needed > block_size ? needed : block_size);
        if (current) current->next = b; else first = b;
        current = b;
    }
    char *piece = current->bytes + current->used;
    current->used += needed;
    *(size_t *)piece = size;
    return piece + header_size;
}

static void *arena_calloc(size_t count, size_t size) {
    void *piece = take(count * size);
    memset(piece, 0, count * size);
    return piece;
}

static void *arena_realloc(void *old, size_t size) {
    if (!old) return take(size);
    size_t *had_at = (size_t *)((char *)old - header_size);
    size_t had = *had_at;
    if (size <= had) return old;
    // The last piece of the block grows where it is: the library's buffers double again and again.
    size_t had_rounded = (had + alignment - 1) & ~(size_t)(alignment - 1);
    size_t more = ((size + alignment - 1) & ~(size_t)(alignment - 1)) - had_rounded;
    if ((char *)old + had_rounded == current->bytes + current->used && current->capacity - current->used >= more) {
        current->used += more;
        *had_at = size;
        return old;
    }
    void *piece = take(size);
    memcpy(piece, old, had);
    return piece;
}

static void arena_free(void *piece) { (void)piece; }

static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

cmark_parser *cmark_threads_parser(void) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &arena);
    attach_extensions(parser);
    return parser;
}

void cmark_threads_reset(void) {
    if (!first) return;
    for (block *b = first->next; b;) {
        block *next = b->next;
        free(b);
        b = next;
    }
    first->next = NULL;
    first->used = 0;
    current = first;
}

// --- Node kinds ---

extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

MarkdownNodeKind cmark_threads_kind(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    switch (type) {
    case CMARK_NODE_DOCUMENT: return MarkdownNodeDocument;
    case CMARK_NODE_BLOCK_QUOTE: return MarkdownNodeBlockQuote;
    case CMARK_NODE_LIST: return MarkdownNodeList;
    case CMARK_NODE_ITEM:
        return strcmp(cmark_node_get_type_string(node), "tasklist") == 0 ? MarkdownNodeTask : MarkdownNodeItem;
    case CMARK_NODE_CODE_BLOCK: return MarkdownNodeCodeBlock;
    case CMARK_NODE_HTML_BLOCK: return MarkdownNodeHTMLBlock;
    case CMARK_NODE_PARAGRAPH: return MarkdownNodeParagraph;
    case CMARK_NODE_HEADING: return MarkdownNodeHeading;
    case CMARK_NODE_THEMATIC_BREAK: return MarkdownNodeThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return MarkdownNodeFootnoteDefinition;
    case CMARK_NODE_TEXT: return MarkdownNodeText;
    case CMARK_NODE_SOFTBREAK: return MarkdownNodeSoftBreak;
    case CMARK_NODE_LINEBREAK: return MarkdownNodeLineBreak;
    case CMARK_NODE_CODE: return MarkdownNodeCode;
    case CMARK_NODE_HTML_INLINE: return MarkdownNodeHTMLInline;
    case CMARK_NODE_EMPH: return MarkdownNodeEmphasis;
    case CMARK_NODE_STRONG: return MarkdownNodeStrong;
    case CMARK_NODE_LINK: return MarkdownNodeLink;
    case CMARK_NODE_IMAGE: return MarkdownNodeImage;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return MarkdownNodeFootnoteReference;
    default: break;
    }
    if (type == CMARK_NODE_TABLE) return MarkdownNodeTable;
    if (type == CMARK_NODE_TABLE_ROW) return MarkdownNodeTableRow;
    if (type == CMARK_NODE_TABLE_CELL) return MarkdownNodeTableCell;
    if (type == CMARK_NODE_STRIKETHROUGH) return MarkdownNodeStrikethrough;
    return MarkdownNodeUnknown;
}
