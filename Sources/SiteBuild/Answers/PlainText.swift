/// The words of a Markdown text, without parsing it: what stands in marks, links and tables is kept, addresses, tags and
/// readings are not. Good enough to be found by; nobody reads it.
enum PlainText {
    static func of(_ text: UnsafeBufferPointer<UInt8>) -> String {
        var words: [UInt8] = []
        words.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "]") where next(text, index) == UInt8(ascii: "("):
                index = end(of: text, from: index + 1, closing: UInt8(ascii: ")"))
                words.append(UInt8(ascii: " "))
            case UInt8(ascii: "<"):
                index = end(of: text, from: index, closing: UInt8(ascii: ">"))
                words.append(UInt8(ascii: " "))
            case UInt8(ascii: "{"):
                index = ruby(text, index, &words)
            case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "\\"): break
            case UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"):
                words.append(UInt8(ascii: " "))
            default: words.append(byte)
            }
            index += 1
        }
        return String(decoding: words, as: UTF8.self)
    }

    private static let longestMark = 400

    private static func next(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8? {
        index + 1 < text.count ? text[index + 1] : nil
    }

    /// Where a mark ends; where it does not end on its line, it is none.
    private static func end(of text: UnsafeBufferPointer<UInt8>, from start: Int, closing: UInt8) -> Int {
        var index = start
        while index < text.count, index - start < longestMark, text[index] != UInt8(ascii: "\n") {
            if text[index] == closing { return index }
            index += 1
        }
        return start
    }

    /// `{漢字|かんじ}` is 漢字.
    private static func ruby(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ words: inout [UInt8]) -> Int {
        let close = end(of: text, from: start, closing: UInt8(ascii: "}"))
        guard close > start, let bar = text[start..<close].firstIndex(of: UInt8(ascii: "|")) else { return start }
        words.append(contentsOf: text[(start + 1)..<bar])
        return close
    }
}
