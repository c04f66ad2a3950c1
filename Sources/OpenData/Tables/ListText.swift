import Japanese

// Several texts in one cell: `空き家|空家|住まいを探す`. A `|` inside an item is written `\|`; backslashes directly before
// a `|` are doubled, so that every list comes back as it was. Backslashes elsewhere are left alone, because files from
// others do not know the rule.

/// One cell for the list.
func listText(_ items: [String]) -> String {
    var text: [UInt8] = []
    for (index, item) in items.enumerated() {
        if index > 0 {
            // Backslashes at the end of an item stand before a separator now.
            text.append(contentsOf: repeatElement(UInt8(ascii: "\\"), count: trailingBackslashes(text)))
            text.append(UInt8(ascii: "|"))
        }
        for byte in item.utf8 {
            if byte == UInt8(ascii: "|") {
                let start = text.count
                text.append(
                    contentsOf: repeatElement(UInt8(ascii: "\\"), count: trailingBackslashes(text[..<start]) + 1))
            }
            text.append(byte)
        }
    }
    return String(decoding: text, as: UTF8.self)
}

/// The items of a cell, trimmed; empty ones are dropped. A full-width ｜ separates too.
func listItems(_ cell: String) -> [String] {
    var items: [String] = []
    var item: [UInt8] = []
    func finish() {
        let text = trimmed(String(decoding: item, as: UTF8.self))
        if !text.isEmpty { items.append(text) }
        item.removeAll(keepingCapacity: true)
    }
    let fullWidthBar: [UInt8] = [0xEF, 0xBD, 0x9C]
    var bytes = Array(cell.utf8)[...]
    while let byte = bytes.popFirst() {
        if byte == UInt8(ascii: "|") {
            let backslashes = trailingBackslashes(item[...])
            item.removeLast(backslashes - backslashes / 2)
            if backslashes % 2 == 1 { item.append(byte) } else { finish() }
        } else if byte == fullWidthBar[0], bytes.starts(with: fullWidthBar.dropFirst()) {
            bytes = bytes.dropFirst(2)
            finish()
        } else {
            item.append(byte)
        }
    }
    finish()
    return items
}

private func trailingBackslashes(_ text: some BidirectionalCollection<UInt8>) -> Int {
    text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
}
