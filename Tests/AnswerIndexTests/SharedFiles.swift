import TestKit
import Testing

/// Files that Swift and the browser's engine both read.
enum SharedFiles {
    /// Ends with a slash.
    static let folder: String = {
        let tests = #filePath.split(separator: "/").dropLast(2)
        return "/" + tests.joined(separator: "/") + "/Shared/answers/"
    }()
}

/// A file of the repository that a test writes when it is told to.
enum Snapshot {
    static func expect(_ text: String, in file: String) throws {
        if TestSetting.isSet("SNAPSHOTS", to: "overwrite") {
            try Disk.write(Array(text.utf8), to: file)
            return
        }
        let isSame = try Disk.read(file) == Array(text.utf8)
        #expect(isSame, "\(file) differs from what the index makes now; read the difference, then SNAPSHOTS=overwrite")
    }
}
