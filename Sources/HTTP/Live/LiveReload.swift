import Synchronization

/// Tells open pages that they were rebuilt, or what is wrong in the content: for `serve --watch`, not for a public
/// server. Wrap the site with `serving(_:)`, then publish.
///
/// The page gets one script tag; the script listens at `/_live/events` (server-sent events, WHATWG HTML §9.2):
/// `hello` (once, with the id of the last event), `reload` (`{"paths": […]}`) and `problems` (the JSON handed in).
public final class LiveReload: Sendable {
    public enum Event: Hashable, Sendable {
        /// Output paths that changed, as in URLs, e.g. `/assets/site.css`. Clears problems.
        case reload([String])
        /// JSON, an array of `{file, line, column, severity, message, expected}` or an object with it as `problems`.
        /// An empty array clears what is shown.
        case problems(String)
    }

    public static let scriptPath = "/_live/reload.js"
    public static let eventsPath = "/_live/events"
    static let tag = "<script type=\"module\" src=\"\(scriptPath)\"></script>"

    /// A comment; it only shows who is still there.
    private static let heartbeat = Array(":\n\n".utf8)
    private static let retryMilliseconds = 1000

    private struct State {
        var listeners: [ResponseStream] = []
        var count = 0
        /// Shown to pages that open later, too.
        var problems: String?
    }

    private let state = Mutex(State())
    let script: [UInt8]
    private let run: String

    /// - Parameters:
    ///   - script: the bytes of `Browser/live/reload.js`.
    ///   - run: a word that is another one in each run of the server; pages that outlive a run reload by it.
    public init(script: [UInt8], run: String) {
        self.script = script
        self.run = run
    }

    /// The site with live reload around it.
    public func serving(_ site: any Responder) -> any Responder {
        LiveReloadingSite(liveReload: self, site: site)
    }

    public func publish(_ event: Event) {
        state.withLock { state in
            state.count += 1
            let message: [UInt8]
            switch event {
            case .reload(let paths):
                state.problems = nil
                message = serverSentEvent("reload", id: id(state), data: pathsAsJSON(paths))
            case .problems(let json):
                state.problems = json
                message = serverSentEvent("problems", id: id(state), data: json)
            }
            state.listeners.removeAll { !$0.write(message) }
        }
    }

    /// Pages that listen now, as far as we know.
    public var listenerCount: Int {
        state.withLock { state in
            state.listeners.removeAll { !$0.isOpen }
            return state.listeners.count
        }
    }

    func listen() -> ResponseStream {
        let stream = ResponseStream(heartbeat: Self.heartbeat)
        state.withLock { state in
            state.listeners.removeAll { !$0.isOpen }
            state.listeners.append(stream)
            stream.write(Array("retry: \(Self.retryMilliseconds)\n".utf8))
            stream.write(serverSentEvent("hello", id: id(state), data: "{}"))
            if let problems = state.problems {
                stream.write(serverSentEvent("problems", id: id(state), data: problems))
            }
        }
        return stream
    }

    private func id(_ state: State) -> String { "\(run)-\(state.count)" }
}

/// Data of several lines is several `data` fields.
private func serverSentEvent(_ name: String, id: String, data: String) -> [UInt8] {
    var text = "event: \(name)\nid: \(id)\n"
    for line in data.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        text += "data: \(Substring(line))\n"
    }
    return Array((text + "\n").utf8)
}

private func pathsAsJSON(_ paths: [String]) -> String {
    "{\"paths\":[" + paths.map(quotedAsJSON).joined(separator: ",") + "]}"
}

private func quotedAsJSON(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\0"..<" ":
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
