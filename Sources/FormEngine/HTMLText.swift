import Model

/// HTML that is being written: texts are escaped, everything else stands as it is.
struct HTMLText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ html: String) { bytes += html.utf8 }

    mutating func text(_ text: String) { bytes.appendEscaped(text) }

    /// Line breaks stay.
    mutating func lines(_ text: String) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { raw("<br>") }
            self.text(String(line))
        }
    }
}
