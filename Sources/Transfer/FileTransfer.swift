import CTransfer
import Glibc

/// Why something was not taken.
public struct TransferFailure: Error, Hashable, Sendable {
    /// The last answer of the other side; 0 where there was none.
    public var code: Int
    let result: Int32

    init(code: Int, result: Int32) {
        self.code = code
        self.result = result
    }

    /// In English, as libcurl says it.
    public var detail: String { String(cString: transfer_reason(result)) }

    /// For people who can do something about it.
    public var sentence: String {
        let answer = code > 0 ? "（返答 \(code)）" : ""
        let known: String? =
            switch result {
            case transfer_no_host: "送り先のサーバーの名前が見つかりません。設定の書き間違いか、通信の問題です。"
            case transfer_no_connection: "送り先のサーバーにつながりません。止まっているか、通信が許されていません。"
            case transfer_timeout: "送り先のサーバーが時間内に答えませんでした。"
            case transfer_no_tls: "送り先のサーバーが、暗号化された通信に応じません。"
            case transfer_wrong_certificate: "送り先のサーバーの証明書を確かめられません。"
            case transfer_login_denied: "送り先が、利用者名かパスワードを受け付けません\(answer)。"
            case transfer_http_error: httpSentence
            default: nil
            }
        return known ?? "送り先に渡せませんでした\(answer)：\(detail)"
    }

    /// RFC 9110 §15
    private var httpSentence: String {
        switch code {
        case 300..<400: "送り先のアドレスが変わったようです（返答 \(code)）。設定を確かめてください。"
        case 401, 403: "送り先が、利用者名かパスワードを受け付けません（返答 \(code)）。"
        case 404, 410: "送り先のアドレスがありません（返答 \(code)）。"
        case 413: "送り先が、ファイルが大きすぎると答えました（返答 \(code)）。"
        case 500...: "送り先のサーバーに問題が起きています（返答 \(code)）。"
        default: "送り先が受け取りませんでした（返答 \(code)）。"
        }
    }
}

extension TransferTarget {
    /// Puts a file at the target's path. What was there before is replaced.
    public func put(_ bytes: [UInt8], mediaType: String) throws(TransferFailure) {
        var code = 0
        let result = withTarget { transfer_file($0, mediaType, bytes, bytes.count, &code) }
        if result != 0 { throw TransferFailure(code: code, result: result) }
    }

    /// What is there, as a web server answers it.
    /// - Parameter most: bytes; more is a failure.
    public func get(most: Int) throws(TransferFailure) -> [UInt8] {
        var (code, length) = (0, 0)
        var bytes: UnsafeMutablePointer<UInt8>?
        let result = withTarget { transfer_get($0, most, &bytes, &length, &code) }
        if result != 0 { throw TransferFailure(code: code, result: result) }
        defer { free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: length))
    }

    /// The same machine with more behind its path.
    public func below(_ more: String) -> TransferTarget {
        var target = self
        target.path += more
        return target
    }

    /// Sends a message to one recipient.
    public func mail(_ bytes: [UInt8], from sender: String, to recipient: String) throws(TransferFailure) {
        var code = 0
        let result = withTarget { transfer_mail($0, "<\(sender)>", "<\(recipient)>", bytes, bytes.count, &code) }
        if result != 0 { throw TransferFailure(code: code, result: result) }
    }
}
