import Model

/// Tries links to other sites with the program `curl`, which every server and most desktops have.
public struct ExternalLinkCheck: Sendable {
    /// Folder for what has been found, kept for a day.
    let cacheFolder: String
    /// Seconds since 1970.
    let now: Int
    /// The program to ask; another one in tests.
    var program = "curl"

    /// Other people's servers are asked few things at a time.
    private static let atOnce = 4
    private static let seconds = 10
    private static let maximumRedirects = 5
    private static let agent = "madoguchi-link-check"

    public init(output: String, now: Int) {
        cacheFolder = output + "/cache"
        self.now = now
    }

    /// What a server said: an HTTP status, or why there was none.
    enum Answer: Hashable, Sendable {
        case status(Int)
        /// Exit status of curl, https://curl.se/docs/manpage.html#EXIT
        case failure(Int)
    }

    /// - Parameter progress: called from several threads, in no order.
    public func problems(
        _ links: [ExternalLink], progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> [Problem] {
        guard Program.run([program, "--version"])?.status == 0 else { return [Self.noCurl] }
        var cache = ExternalLinkCache(folder: cacheFolder, now: now)
        let open = links.filter { cache[$0.address] == nil }
        let answer: @Sendable (inout Void, Int) -> Answer = { _, index in
            defer { progress(index) }
            return ask(open[index].address)
        }
        let answers = Workers.map(open.count, workers: Self.atOnce, state: (), answer)
        for (link, answer) in zip(open, answers) { cache[link.address] = answer }
        let problems = links.compactMap { link in cache[link.address].flatMap { problem(link, $0) } }
        do throws(Problem) { try cache.save() } catch { return problems + [error] }
        return problems
    }

    // MARK: Asking

    /// HEAD costs the server least; some refuse it or answer it wrongly, so a bad answer is asked for again by GET.
    private func ask(_ address: String) -> Answer {
        let head = ask(address, options: ["--head"])
        if case .status(let status) = head, status >= 400 { return ask(address, options: []) }
        return head
    }

    private func ask(_ address: String, options: [String]) -> Answer {
        // --disable, the first argument, keeps a personal .curlrc out; --globoff takes brackets as they are.
        let arguments =
            [program, "--disable", "--globoff", "--silent", "--location", "--output", "/dev/null"] + options + [
                "--max-redirs", String(Self.maximumRedirects), "--max-time", String(Self.seconds), "--proto",
                "=http,https",
                "--proto-redir", "=http,https", "--user-agent", Self.agent, "--write-out", "%{http_code}", "--",
                Address.escapingOthers(address),
            ]
        guard let result = Program.run(arguments) else { return .failure(0) }
        if result.status != 0 { return .failure(Int(result.status)) }
        return .status(Int(String(decoding: result.output, as: UTF8.self)) ?? 0)
    }

    // MARK: What is wrong

    private static let noCurl = Problem(
        "no-curl", at: Place(file: "--external-links"), ja: "外部リンクの確認にはcurlが要ります",
        en: "checking links to other sites needs the program curl",
        expected: Wording(ja: "apt install curl などで入れる", en: "install it, e.g. apt install curl"))

    /// curl's exit statuses that have a sentence of their own.
    private static let reasons: [Int: Wording] = [
        3: Wording(ja: "アドレスの形が正しくありません", en: "the address is malformed"),
        6: Wording(ja: "サーバーが見つかりません", en: "there is no such server"),
        7: Wording(ja: "サーバーにつながりません", en: "the server does not answer"),
        28: Wording(ja: "\(seconds)秒以内に応答がありません", en: "no answer within \(seconds) seconds"),
        35: Wording(ja: "安全な接続ができません", en: "no secure connection"),
        47: Wording(ja: "転送が多すぎます", en: "too many redirects"),
        60: Wording(ja: "証明書を確認できません", en: "the certificate cannot be verified"),
    ]
    /// These do not go away by themselves; everything else may.
    private static let lostForGood: Set<Answer> = [.status(404), .status(410), .failure(3), .failure(6)]

    private func problem(_ link: ExternalLink, _ answer: Answer) -> Problem? {
        let reason: Wording
        switch answer {
        case .status(200..<400): return nil
        case .status(404), .status(410): reason = Wording(ja: "ページがありません", en: "the page does not exist")
        case .status(let status): reason = Wording(ja: "応答が\(status)です", en: "the answer is \(status)")
        case .failure(let status):
            reason =
                Self.reasons[status]
                ?? Wording(ja: "確かめられません（curl \(status)）", en: "cannot be checked (curl \(status))")
        }
        return Problem(
            "broken-external-link", at: link.place, severity: Self.lostForGood.contains(answer) ? .error : .warning,
            ja: "外部リンク「\(link.address)」: \(reason.ja)", en: "external link `\(link.address)`: \(reason.en)")
    }
}

/// `output/cache/external-links`: one line per address, `SECONDS STATUS ADDRESS`, failures as negative numbers.
struct ExternalLinkCache {
    private static let name = "external-links"
    /// A day.
    private static let lifetime = 24 * 60 * 60
    private let folder: String
    private let now: Int
    private var known: [String: (at: Int, answer: ExternalLinkCheck.Answer)] = [:]

    /// Without a file, or with one that cannot be read, everything is asked again.
    init(folder: String, now: Int) {
        self.folder = folder
        self.now = now
        guard let bytes = try? FileBuffer.contents(folder + "/" + Self.name) else { return }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let at = Int(parts[0]), let code = Int(parts[1]),
                (0..<Self.lifetime).contains(now - at)
            else { continue }
            known[String(parts[2])] = (at, code < 0 ? .failure(-code) : .status(code))
        }
    }

    subscript(address: String) -> ExternalLinkCheck.Answer? {
        get { known[address]?.answer }
        set { known[address] = newValue.map { (now, $0) } }
    }

    func save() throws(Problem) {
        var text: [UInt8] = []
        for (address, entry) in known.sorted(by: { $0.key < $1.key }) {
            let code =
                switch entry.answer {
                case .status(let status): status
                case .failure(let status): -status
                }
            text.append("\(entry.at) \(code) \(address)\n")
        }
        _ = try OutputFolder(root: folder).write(text, to: Self.name)
    }
}

extension Address {
    /// A full address with what no address may hold (blanks, letters beyond ASCII) percent-encoded; the rest stays.
    static func escapingOthers(_ address: String) -> String {
        var result = ""
        for byte in address.utf8 {
            if byte > 0x20 && byte < 0x7F {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }
}
