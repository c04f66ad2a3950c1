/// The columns of a kind, in the order in which they are exported.
struct Sheet: Sendable {
    var kind: SheetKind
    var columns: [Column]
    /// Column by folded header; the first column that claims a name has it.
    private let byKey: [String: Int]

    private init(kind: SheetKind) {
        self.kind = kind
        columns = Sheet.lines(Sheet.text(of: kind)).compactMap { Column(line: $0) }
        var byKey: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            for name in [column.field, column.header] + column.aliases where byKey[headerKey(name)] == nil {
                byKey[headerKey(name)] = index
            }
        }
        self.byKey = byKey
    }

    /// The column a header means, if any.
    func column(named header: String) -> Column? {
        byKey[headerKey(header)].map { columns[$0] }
    }

    func column(field: String) -> Column? { columns.first { $0.field == field } }

    /// Every name under which a column is known, folded.
    var keys: Set<String> { Set(byKey.keys) }

    static subscript(kind: SheetKind) -> Sheet { all[kind.rawValue] ?? Sheet(kind: kind) }

    private static let all = Dictionary(uniqueKeysWithValues: SheetKind.allCases.map { ($0.rawValue, Sheet(kind: $0)) })

    static func text(of kind: SheetKind) -> String {
        switch kind {
        case .page: pageSheet
        case .news: newsSheet
        case .event: eventSheet
        case .program: programSheet
        case .house: houseSheet
        case .stay: staySheet
        case .recruit: recruitSheet
        case .municipality: municipalitySheet
        case .faq: faqSheet
        case .place: placeSheet
        case .refuse: refuseSheet
        }
    }

    /// Lines that define a column: not empty, not beginning with `#`.
    static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A).map { String(Substring($0)) }.filter { !$0.isEmpty && !$0.hasPrefix("# ") }
    }
}
