import Model

// The room `Attachments`: files that people send. What they are is told by their content and by nothing else; pictures are made anew,
// so that nothing but the picture is in them; what could do something by itself is not taken.
//
// AttachedFile.swift     a file that is taken, or why not
// AttachedType.swift     what it is
// OfficeFile.swift       documents of Word, Excel and PowerPoint: no macros, no bombs
// PictureCleaning.swift  pictures, made anew without metadata
// VirusScanner.swift     ClamAV, where there is one

/// A file that is taken.
public struct AttachedFile: Hashable, Sendable {
    /// With the ending that its content has.
    public var name: String
    public var type: AttachedType
    public var bytes: [UInt8]
    /// Of a picture whose place was asked for.
    public var place: Place?

    /// Each.
    public static let largest = 10 << 20

    public enum Refusal: Error, Hashable, Sendable {
        case empty, tooLarge
        /// Not one of the types that are taken.
        case unknownType
        /// Word, Excel or PowerPoint before 2007: nobody can see whether there are macros in it.
        case oldOffice
        case hasMacros
        /// It is not what it seems to be, or more than that.
        case damaged
        case noPicture
    }

    /// - Parameters:
    ///   - onlyPictures: a photo is asked for.
    ///   - keepsPlace: where it was taken, too; in the picture itself it never stays.
    public static func inspecting(
        _ bytes: [UInt8], name: String, onlyPictures: Bool, keepsPlace: Bool = false
    ) throws(Refusal) -> AttachedFile {
        if bytes.isEmpty { throw .empty }
        if bytes.count > largest { throw .tooLarge }
        guard let type = AttachedType(content: bytes) else {
            throw AttachedType.isOldOffice(bytes) ? .oldOffice : onlyPictures ? .noPicture : .unknownType
        }
        if onlyPictures && !type.isPicture { throw .noPicture }
        switch type {
        case .jpeg, .png, .webp, .gif, .heif:
            let kept: AttachedType = type == .png ? .png : .jpeg
            return AttachedFile(
                name: named(name, kept), type: kept, bytes: try PictureCleaning.cleaned(bytes, as: kept),
                place: keepsPlace ? place(bytes) : nil)
        case .pdf:
            try checkPDF(bytes)
            return AttachedFile(name: named(name, .pdf), type: .pdf, bytes: bytes)
        case .word, .excel, .powerPoint:
            try OfficeFile.check(bytes)
            return AttachedFile(name: named(name, type), type: type, bytes: bytes)
        }
    }

    /// With the ending of what it is: nobody opens `photo.exe`.
    private static func named(_ name: String, _ type: AttachedType) -> String {
        let dot = name.lastIndex(of: ".")
        let ending = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
        if type.endings.contains(ending) { return name }
        let stem = dot.map { String(name[..<$0]) } ?? name
        return "\(stem.isEmpty ? "file" : stem).\(type.endings[0])"
    }

    /// What a PDF may not have: something that runs or opens by itself, or another file behind its end
    /// (ISO 32000-2, 7.5.5 and 12.6.4).
    private static func checkPDF(_ bytes: [UInt8]) throws(Refusal) {
        let end = Array("%%EOF".utf8)
        guard let last = bytes.lastRange(of: end),
            bytes[last.upperBound...].allSatisfy({ [0, 9, 10, 13, 32].contains($0) })
        else { throw .damaged }
        for active in ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia"] {
            guard let found = bytes.firstRange(of: Array(active.utf8)) else { continue }
            // `/JSomething` is another name.
            let next = found.upperBound < bytes.endIndex ? bytes[found.upperBound] : 0
            if !Character(Unicode.Scalar(next)).isLetter || active == "/EmbeddedFile" { throw .hasMacros }
        }
    }
}

extension [UInt8] {
    func lastRange(of part: [UInt8]) -> Range<Int>? {
        guard count >= part.count else { return nil }
        return stride(from: count - part.count, through: 0, by: -1).first {
            self[$0..<$0 + part.count].elementsEqual(part)
        }
        .map { $0..<$0 + part.count }
    }
}
