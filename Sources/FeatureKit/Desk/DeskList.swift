import HTTP
import Japanese
import Layouts
import OpenData

/// A table of things at the desk: searched, filtered, sorted, paged and exported, for every counter alike.
///
/// It works on rows that have been read and opened: what is sealed cannot be searched in the database.
public struct DeskList: Sendable {
    public struct Column: Sendable {
        /// In addresses: `?sort=begun`.
        public var name: String
        public var label: String
        public var kind: Kind

        public enum Kind: Sendable {
            case text, number
            /// Few different values: offered as a filter.
            case choice
            /// Several of few values in one cell, with `separator` between them.
            case choices
        }

        var isFilter: Bool { kind == .choice || kind == .choices }

        public init(_ name: String, _ label: String, _ kind: Kind = .text) {
            self.name = name
            self.label = label
            self.kind = kind
        }
    }

    public struct Row: Sendable {
        /// Parallel to the columns.
        public var cells: [String]
        /// Where the first cell leads.
        public var path: String?

        public init(_ cells: [String], path: String? = nil) {
            self.cells = cells
            self.path = path
        }
    }

    private let columns: [Column]
    private let rows: [Row]
    private let query: Query
    private let path: String

    private static let pageLength = 50
    /// What has just been done is said once.
    private static let doneField = "done"
    public static let separator = "、"

    /// - Parameter rows: in the order that is shown where nobody asked for another.
    public init(_ columns: [Column], _ rows: [Row], _ request: Request) {
        self.columns = columns
        self.rows = rows
        query = request.query
        path = request.path
    }

    // MARK: Choosing

    private var searched: String { query["q"] ?? "" }

    private func filter(_ column: Column) -> String? {
        column.isFilter ? query[column.name].flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    /// What a filter finds the row by.
    private func values(_ row: Row, _ index: Int) -> [String] {
        let cell = row.cells[index]
        guard columns[index].kind == .choices else { return [cell] }
        return cell.split(separator: Self.separator).map(String.init)
    }

    private var sortColumn: Int? { columns.firstIndex { $0.name == query["sort"] } }
    private var isDescending: Bool { query["order"] == "desc" }

    /// All rows that were asked for, on all pages.
    public var chosen: [Row] {
        let words = searched.split(whereSeparator: \.isWhitespace).map { folded(String($0)) }
        let filters = columns.indices.compactMap { index in filter(columns[index]).map { (index, $0) } }
        var chosen = rows.filter { row in
            guard filters.allSatisfy({ values(row, $0.0).contains($0.1) }) else { return false }
            if words.isEmpty { return true }
            let cells = row.cells.map { folded($0) }
            return words.allSatisfy { word in cells.contains { $0.contains(word) } }
        }
        if let sorted = sortColumn {
            let isNumber = columns[sorted].kind == .number
            let descends = isDescending
            chosen = chosen.enumerated().sorted { left, right in
                let (first, second) = descends ? (right, left) : (left, right)
                let (one, two) = (first.element.cells[sorted], second.element.cells[sorted])
                if one == two { return left.offset < right.offset }
                return isNumber ? (Double(one) ?? -.infinity) < (Double(two) ?? -.infinity) : one < two
            }.map(\.element)
        }
        return chosen
    }

    // MARK: Exporting

    enum Format: String, Sendable {
        case csv, xlsx
        /// For programs that read nothing else (LGWAN's, often).
        case cp932 = "csv-cp932"

        var ending: String { self == .xlsx ? "xlsx" : "csv" }
    }

    /// nil: the page itself was asked for.
    var format: Format? { query["format"].flatMap(Format.init) }

    /// All rows that were asked for, as a file; and letters that its encoding does not have, with what stands in their place: a name
    /// is not spelt wrong unseen.
    func file(_ name: String, _ format: Format) throws -> (file: Response, unwritable: [UnwritableCharacter]) {
        let table = Table(file: name, header: columns.map(\.label), cells: chosen.map(\.cells))
        var headers = Headers()
        headers["Cache-Control"] = "no-store"
        headers["Content-Disposition"] = "attachment; filename=\"\(name).\(format.ending)\""
        switch format {
        case .csv:
            headers["Content-Type"] = "text/csv; charset=utf-8"
            return (Response(.ok, headers: headers, body: .bytes(table.csv(.utf8).bytes)), [])
        case .cp932:
            headers["Content-Type"] = "text/csv; charset=Shift_JIS"
            let (bytes, unwritable) = table.csv(.cp932)
            return (Response(.ok, headers: headers, body: .bytes(bytes)), unwritable.sorted())
        case .xlsx:
            headers["Content-Type"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return (Response(.ok, headers: headers, body: .bytes(try table.xlsx(sheetName: name).bytes)), [])
        }
    }

    /// Whoever asks has seen what Shift_JIS cannot write.
    var isSure: Bool { query["sure"] == "1" }
    var sureAddress: String { address(["format": Format.cp932.rawValue, "sure": "1"]) }

    // MARK: Showing

    /// For the macro `list` of `parts.html`.
    public func value(exports: Bool = true) -> Value {
        let chosen = chosen
        let pages = max(1, (chosen.count + Self.pageLength - 1) / Self.pageLength)
        let page = min(max(1, query["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = chosen.dropFirst((page - 1) * Self.pageLength).prefix(Self.pageLength)
        return .record(
            ("path", .text(path)), ("q", .text(searched)), ("count", .int(chosen.count)), ("total", .int(rows.count)),
            ("columns", .list(columns.indices.map(columnValue))),
            ("filters", .list(columns.indices.compactMap(filterValue))),
            ("rows", .list(shown.map(rowValue))), ("page", .int(page)), ("pages", .int(pages)),
            ("previous", page > 1 ? .text(address(["page": String(page - 1)])) : .none),
            ("next", page < pages ? .text(address(["page": String(page + 1)])) : .none),
            ("csv", exports ? .text(address(["format": "csv"])) : .none),
            ("cp932", exports ? .text(address(["format": Format.cp932.rawValue])) : .none),
            ("xlsx", exports ? .text(address(["format": "xlsx"])) : .none),
            ("sort", .text(query["sort"] ?? "")), ("order", .text(query["order"] ?? "")),
            ("kept", .list(kept.map { .record(("name", .text($0.name)), ("value", .text($0.value))) })),
            ("all", .text(kept.isEmpty ? path : keptPath)),
            ("isChosen", .bool(!searched.isEmpty || columns.contains { filter($0) != nil })))
    }

    /// What else the page was asked for, such as a period: searching does not forget it.
    private var kept: [Query.Item] {
        let own = Set(
            ["q", "sort", "order", "page", "format", "sure", Self.doneField] + columns.filter(\.isFilter).map(\.name))
        return query.items.filter { !own.contains($0.name) }
    }

    private var keptPath: String { "\(path)?\(Query(kept.map { ($0.name, $0.value) }).encoded)" }

    private func columnValue(_ index: Int) -> Value {
        let column = columns[index]
        let isSorted = sortColumn == index
        let descends = isSorted && isDescending
        return .record(
            ("label", .text(column.label)), ("isNumber", .bool(column.kind == .number)),
            (
                "url",
                .text(address(["sort": column.name, "order": isSorted && !descends ? "desc" : "asc", "page": nil]))
            ),
            ("sorted", .text(isSorted ? (descends ? "descending" : "ascending") : "none")))
    }

    private func filterValue(_ index: Int) -> Value? {
        let column = columns[index]
        guard column.isFilter else { return nil }
        let options = Set(rows.flatMap { values($0, index) }).subtracting([""]).sorted()
        guard options.count > 1 || filter(column) != nil else { return nil }
        return .record(
            ("name", .text(column.name)), ("label", .text(column.label)), ("options", .list(options.map(Value.text))),
            ("chosen", .text(filter(column) ?? "")))
    }

    private func rowValue(_ row: Row) -> Value {
        .record(
            ("url", .optional(row.path)),
            (
                "cells",
                .list(
                    columns.indices.map { index in
                        .record(("text", .text(row.cells[index])), ("isNumber", .bool(columns[index].kind == .number)))
                    })
            ))
    }

    /// The same list with other parameters; nil takes one away.
    private func address(_ changes: [String: String?]) -> String {
        var items = query.items.filter {
            changes[$0.name] == nil && $0.name != "format" && $0.name != Self.doneField
        }.map { ($0.name, $0.value) }
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) { if let value { items.append((name, value)) } }
        if changes["page"] == nil && changes["format"] == nil { items.removeAll { $0.0 == "page" } }
        let text = Query(items).encoded
        return text.isEmpty ? path : "\(path)?\(text)"
    }
}
