/// What a file is, by its first bytes.
public enum AttachedType: String, CaseIterable, Sendable {
    case jpeg, png, webp, gif, heif, pdf, word, excel, powerPoint

    public var isPicture: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif, .heif: true
        case .pdf, .word, .excel, .powerPoint: false
        }
    }

    /// https://www.iana.org/assignments/media-types
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .heif: "image/heif"
        case .pdf: "application/pdf"
        case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .powerPoint: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        }
    }

    /// The first one is given to files that have another.
    var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .webp: ["webp"]
        case .gif: ["gif"]
        case .heif: ["heic", "heif"]
        case .pdf: ["pdf"]
        case .word: ["docx"]
        case .excel: ["xlsx"]
        case .powerPoint: ["pptx"]
        }
    }

    /// nil: something else.
    init?(content: [UInt8]) {
        func begins(_ text: String, at place: Int = 0) -> Bool {
            content.count >= place + text.utf8.count
                && content[place..<place + text.utf8.count].elementsEqual(text.utf8)
        }
        if content.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins("RIFF") && begins("WEBP", at: 8) {
            self = .webp
        } else if begins("GIF87a") || begins("GIF89a") {
            self = .gif
        } else if begins("ftyp", at: 4),
            ["heic", "heix", "mif1", "msf1", "avif"].contains(where: { begins($0, at: 8) })
        {
            self = .heif
        } else if begins("%PDF-") {
            self = .pdf
        } else if begins("PK\u{3}\u{4}"), let office = OfficeFile.type(content) {
            self = office
        } else {
            return nil
        }
    }

    /// The container of Word 97 and its kin ([MS-CFB] 2.2).
    static func isOldOffice(_ content: [UInt8]) -> Bool {
        content.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
}
