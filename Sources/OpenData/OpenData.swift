// Tables in and out: what a municipality has in Excel becomes content, and content becomes the standard sheets.
//
//   bytes ──Tables/──> Table ──Import/──> SheetRecord + content files        importing(_:tables:into:options:)
//   SheetRecord ──Export/──> CSV, XLSX, JSON                                 exporting(_:_:as:options:)
//
// Tables/   CSV, XLSX and JSON read into one shape and written from it; knows nothing of kinds
// Sheets/   which columns a kind has and what they are called elsewhere: data, and the matching of headers
// Import/   cells into typed values with repairs, rows into records, records into files merged with what is there
// Export/   records into columns; the vacant-house feed
