import Transfer

/// Where the list of vacant houses goes. The operators of the national bank publish no way in of their own; what a
/// municipality agrees on with them is a file at an address.
public struct HouseFeedTarget: Sendable {
    /// What the file's name ends with says which of the two lists it is.
    enum Format: String, CaseIterable, Sendable {
        case csv, json

        var mediaType: String {
            switch self {
            case .csv: "text/csv; charset=utf-8"
            case .json: "application/json"
            }
        }
    }

    let format: Format
    private let target: TransferTarget

    /// - Parameter text: `https://user:password@host/path/houses.csv` (PUT), `ftps://…` (TLS from the first byte) or `ftp://…`
    ///   (turned to TLS before anybody signs in), ending with `.csv` or `.json`. `http` to this machine itself only.
    public init?(_ text: String) {
        guard let target = TransferTarget(text, schemes: ["https", "http", "ftps", "ftp"]),
            target.scheme != "http" || target.isThisMachine,
            let format = Format.allCases.first(where: { target.path.hasSuffix("." + $0.rawValue) })
        else { return nil }
        (self.target, self.format) = (target, format)
    }

    /// Without user and password.
    var shown: String { target.shown }

    func put(_ bytes: [UInt8]) throws(TransferFailure) { try target.put(bytes, mediaType: format.mediaType) }
}
