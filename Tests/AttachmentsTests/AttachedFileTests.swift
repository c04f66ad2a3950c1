import Attachments
import TestKit
import Testing

struct AttachedFileTests {
    private func refusal(_ bytes: [UInt8], _ name: String = "a.pdf", onlyPictures: Bool = false) -> AttachedFile
        .Refusal?
    {
        do {
            _ = try AttachedFile.inspecting(bytes, name: name, onlyPictures: onlyPictures)
            return nil
        } catch {
            return error
        }
    }

    @Test func `of a photograph the picture is kept and nothing else`() throws {
        let sent = AttachmentFixtures.photo
        #expect(sent.firstRange(of: Array(AttachmentFixtures.secret.utf8)) != nil)
        let kept = try AttachedFile.inspecting(sent, name: "IMG_1.JPG", onlyPictures: true)
        #expect(kept.type == .jpeg && kept.name == "IMG_1.JPG")
        for trace in [AttachmentFixtures.secret, "Exif", "adobe", "PK\u{3}\u{4}", "<script"] {
            #expect(kept.bytes.firstRange(of: Array(trace.utf8)) == nil, "\(trace)")
        }
        #expect(Array(kept.bytes.suffix(2)) == [0xFF, 0xD9])
    }

    @Test func `where a photograph was taken is kept where it is asked for, and never in the picture`() throws {
        let sent = AttachmentFixtures.placedPhoto
        let asked = try AttachedFile.inspecting(sent, name: "a.jpg", onlyPictures: true, keepsPlace: true)
        let place = try #require(asked.place)
        #expect(abs(place.latitude - 35.65810) < 0.00001 && abs(place.longitude - 139.74140) < 0.00001)
        #expect(asked.bytes.firstRange(of: Array("Exif".utf8)) == nil)
        #expect(try AttachedFile.inspecting(sent, name: "a.jpg", onlyPictures: true).place == nil)
        // What says nothing, or nonsense, has no place.
        let others = [AttachmentFixtures.photo, AttachmentFixtures.jpeg(width: 8, height: 8)]
        for other in others {
            #expect(
                try AttachedFile.inspecting(other, name: "a.jpg", onlyPictures: true, keepsPlace: true).place == nil)
        }
    }

    @Test func `a file is named after what it is`() throws {
        let picture = AttachmentFixtures.jpeg(width: 8, height: 8)
        #expect(
            try AttachedFile.inspecting(picture, name: "invoice.pdf.exe", onlyPictures: false).name == "invoice.pdf.jpg"
        )
        #expect(
            try AttachedFile.inspecting(AttachmentFixtures.pdf(), name: "住民票", onlyPictures: false).name == "住民票.pdf")
        let png = AttachmentFixtures.jpeg(width: 8, height: 8, ending: ".png")
        #expect(try AttachedFile.inspecting(png, name: "a.png", onlyPictures: true).type == .png)
    }

    @Test(arguments: [
        ("", "a.pdf", AttachedFile.Refusal.empty), ("GIF89a", "a.gif", .noPicture), ("hello", "a.txt", .unknownType),
        ("<html><script>", "a.html", .unknownType), ("MZ\u{90}", "a.exe", .unknownType),
        ("%PDF-1.7\n", "a.pdf", .damaged),
        (StandInScanner.eicar, "eicar.com", .unknownType),
    ])
    func `what is none of the types is refused, whatever it is called`(
        content: String, name: String, expected: AttachedFile.Refusal
    ) {
        #expect(refusal(Array(content.utf8), name) == expected)
    }

    @Test func `a file that is too large, or no picture where a photo is asked for, is refused`() {
        #expect(refusal([UInt8](repeating: 0, count: AttachedFile.largest + 1)) == .tooLarge)
        #expect(refusal(AttachmentFixtures.pdf(), onlyPictures: true) == .noPicture)
    }

    @Test func `a picture of too many pixels is refused before it is unpacked`() {
        // A PNG's head alone says so.
        let head: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 1, 0, 0, 0, 1, 0, 0,
            8, 2, 0, 0, 0,
        ]
        #expect(refusal(head + [0, 0, 0, 0], "bomb.png") == .noPicture)
    }

    @Test(arguments: [
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "/AA << /S /Launch >>", "/EmbeddedFiles 3 0 R",
    ])
    func `a PDF that does something by itself is refused`(content: String) {
        #expect(refusal(AttachmentFixtures.pdf(content)) == .hasMacros)
    }

    @Test func `a PDF with another file behind it is refused`() {
        #expect(refusal(AttachmentFixtures.pdf()) == nil)
        #expect(refusal(AttachmentFixtures.pdf() + AttachmentFixtures.word().bytes) == .damaged)
    }

    @Test(arguments: [
        "word/vbaProject.bin", "word/activeX/activeX1.xml", "xl/macrosheets/sheet1.xml", "word/embeddings/a.exe",
        "word/a.zip",
    ])
    func `macros and archives in a document are refused`(part: String) {
        #expect(refusal(AttachmentFixtures.word().bytes) == nil)
        #expect(refusal(AttachmentFixtures.word(with: [part]).bytes) == .hasMacros)
    }

    @Test func `a document that says it has macros has`() {
        let types = "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"
        #expect(refusal(AttachmentFixtures.word(types: types).bytes) == .hasMacros)
    }

    @Test func `an archive that unpacks to too much, or has something in front or behind, is refused`() {
        var bomb = AttachmentFixtures.word()
        bomb.parts.append(
            ZipFixture.Part(name: "word/media/a.bin", data: [3, 0], isDeflated: true, size: 4_000_000_000))
        #expect(refusal(bomb.bytes) == .damaged)
        #expect(refusal(AttachmentFixtures.word().bytes + Array("<script>".utf8)) == .damaged)
        var plain = ZipFixture()
        plain.add("a.txt", "x")
        #expect(refusal(plain.bytes) == .unknownType)
    }

    @Test func `documents of old programs are refused with what to do`() {
        #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "a.doc") == .oldOffice)
    }

    /// Damaged files end in a file or a refusal, never in a crash.
    @Test func `damaged files are taken or refused`() {
        var dice: UInt64 = 3
        for sound in [AttachmentFixtures.photo, AttachmentFixtures.pdf(), AttachmentFixtures.word().bytes] {
            for _ in 0..<150 {
                var bytes = sound
                for _ in 0..<4 {
                    dice = dice &* 6_364_136_223_846_793_005 &+ 1
                    let place = Int((dice >> 33) % UInt64(bytes.count))
                    if dice >> 63 == 0 {
                        bytes[place] = UInt8(truncatingIfNeeded: dice >> 20)
                    } else {
                        bytes = Array(bytes[...place])
                    }
                }
                _ = refusal(bytes)
            }
        }
    }
}

struct VirusScannerTests {
    @Test func `what is found is named, everything else is clean`() throws {
        let stand = try StandInScanner()
        let scanner = try #require(VirusScanner(stand.address))
        #expect(try scanner.scan(AttachmentFixtures.pdf()) == .clean)
        #expect(try scanner.scan([UInt8](repeating: 7, count: 300_000)) == .clean)
        #expect(try scanner.scan(AttachmentFixtures.pdf(StandInScanner.eicar)) == .infected("Eicar-Signature"))
    }

    @Test func `nobody there is no verdict`() throws {
        let stand = try StandInScanner()
        let scanner = try #require(VirusScanner(stand.address))
        stand.stop()
        #expect(throws: VirusScanner.Unavailable.self) {
            for _ in 0..<20 { _ = try scanner.scan([1]) }
        }
        #expect(throws: VirusScanner.Unavailable.self) {
            try #require(VirusScanner("unix:/nowhere/clamd.ctl")).scan([1])
        }
    }

    @Test(arguments: ["", "clamd", "unix:relative", "tcp:host", "tcp:host:99999"])
    func `an address that is none is none`(text: String) {
        #expect(VirusScanner(text) == nil)
    }
}
