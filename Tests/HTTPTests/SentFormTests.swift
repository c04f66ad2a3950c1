import HTTP
import Testing

struct SentFormTests {
    private func request(_ body: String, type: String = "multipart/form-data; boundary=b0") -> Request {
        request(Array(body.utf8), type: type)
    }

    private func request(_ body: [UInt8], type: String = "multipart/form-data; boundary=b0") -> Request {
        Request(method: .post, path: "/", headers: Headers([("Content-Type", type)]), body: body)
    }

    private func part(_ head: String, _ content: String) -> String {
        "--b0\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
    }

    @Test func `fields and files are taken apart, byte for byte`() throws {
        let bytes: [UInt8] = [0, 13, 10, 45, 45, 98, 255, 10, 10]
        let body =
            Array(part("name=\"plan\"", "転入\r\n届").utf8)
            + Array(
                "--b0\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"写真 1.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                    .utf8)
            + bytes + Array("\r\n--b0--\r\n".utf8)
        let form = try #require(request(body).sentForm)
        #expect(form.fields["plan"] == "転入\r\n届")
        #expect(form.files == [SentFile(field: "photo", name: "写真 1.jpg", bytes: bytes)])
    }

    @Test func `a field in which no file was chosen is no file`() throws {
        let form = try #require(request(part("name=\"photo\"; filename=\"\"", "") + "--b0--").sentForm)
        #expect(form.files.isEmpty && form.fields.items.isEmpty)
    }

    @Test(arguments: [("C:\\\\写真\\\\a.jpg", "a.jpg"), ("../../etc/passwd", "passwd"), ("a.jpg/", "a.jpg")])
    func `a file's name has no path`(sent: String, kept: String) throws {
        let form = try #require(request(part("name=\"p\"; filename=\"\(sent)\"", "x") + "--b0--").sentForm)
        #expect(form.files.map(\.name) == [kept])
    }

    @Test func `an empty file is a file, and several of one field stay in their order`() throws {
        let body = part("name=\"p\"; filename=\"a\"", "") + part("name=\"p\"; filename=\"b\"", "2") + "--b0--\r\n"
        #expect(try #require(request(body).sentForm).files.map(\.bytes) == [[], [0x32]])
    }

    @Test(arguments: [
        "application/json", "text/plain", "multipart/mixed; boundary=b0", "multipart/form-data",
        "multipart/form-data; boundary=",
    ])
    func `what is no form gives no fields`(type: String) {
        let form = request(part("name=\"a\"", "1") + "--b0--", type: type).sentForm
        #expect(form == nil || form?.fields.items.isEmpty == true)
    }

    @Test func `control characters in a field are no text`() throws {
        let form = try #require(request(part("name=\"a\"", "x\u{0}y") + part("name=\"b\"", "z") + "--b0--").sentForm)
        #expect(form.fields.items.map(\.name) == ["b"])
    }

    /// Damaged bodies end in fields or in nothing, never in a crash.
    @Test func `damaged bodies give a form or none`() {
        let sound = Array(
            (part("name=\"a\"", "1") + part("name=\"p\"; filename=\"x.pdf\"", "%PDF") + "--b0--\r\n").utf8)
        var dice: UInt64 = 7
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0..<3 where !bytes.isEmpty {
                dice = dice &* 6_364_136_223_846_793_005 &+ 1
                let place = Int((dice >> 33) % UInt64(bytes.count))
                switch dice >> 62 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8(truncatingIfNeeded: dice >> 20), at: place)
                case 2: bytes = Array(bytes[..<max(1, place)])
                default: bytes[place] = UInt8(truncatingIfNeeded: dice >> 24)
                }
            }
            _ = request(bytes).sentForm
        }
    }

    @Test func `thousands of parts are no form of ours`() {
        #expect(request(String(repeating: part("name=\"a\"", "1"), count: 1001) + "--b0--").sentForm == nil)
    }
}
