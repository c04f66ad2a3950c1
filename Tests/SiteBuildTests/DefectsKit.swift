import Glibc
import Model

@testable import SiteBuild

/// Something a municipal editor can get wrong. In the files, `‸code‸` stands where the problem has to be reported and is
/// taken out before they are written; `content/` is meant unless a path begins with `layouts/`.
struct Defect: Sendable, CustomStringConvertible {
    var name: String
    var files: [String: String]
    /// Bytes that are no text, and problems of files as a whole (line 0).
    var raw: [String: [UInt8]] = [:]
    var ofWholeFiles: [String: String] = [:]
    /// Problems of files in which no mark can stand.
    var elsewhere: [Problem] = []

    struct Problem: Sendable {
        var file: String
        var line: Int
        var column: Int
        var code: String

        init(_ file: String, _ line: Int, _ column: Int, _ code: String) {
            self.file = file
            self.line = line
            self.column = column
            self.code = code
        }
    }

    init(
        _ name: String, _ files: [String: String], raw: [String: [UInt8]] = [:], ofWholeFiles: [String: String] = [:],
        elsewhere: [Problem] = []
    ) {
        self.name = name
        self.files = files
        self.raw = raw
        self.ofWholeFiles = ofWholeFiles
        self.elsewhere = elsewhere
    }

    var description: String { name }

    static let mark: Character = "‸"

    /// `file:line:column code` of everything that is wrong.
    var expected: Set<String> {
        var all = Set(ofWholeFiles.map { "\(Self.path($0.key)) \($0.value)" })
        for problem in elsewhere {
            all.insert("\(Self.path(problem.file)):\(problem.line):\(problem.column) \(problem.code)")
        }
        for (file, text) in files {
            for (place, code) in Self.marks(text) { all.insert("\(Self.path(file)):\(place) \(code)") }
        }
        return all
    }

    static func path(_ file: String) -> String { file.hasPrefix("layouts/") ? file : "content/" + file }

    private static func marks(_ text: String) -> [(place: String, code: String)] {
        var found: [(String, String)] = []
        var (line, column) = (1, 1)
        for (index, part) in text.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                found.append(("\(line):\(column)", String(part)))
                continue
            }
            for scalar in part.unicodeScalars {
                (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            }
        }
        return found
    }

    static func withoutMarks(_ text: String) -> String {
        text.split(separator: mark, omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
    }
}

/// A workspace in a folder of its own, made from defects.
struct DefectiveWorkspace {
    let root: String

    /// What every defect needs around it, and what is right about it.
    static let sound: [String: String] = [
        "site.yaml": """
        name: 試験町
        languages:
          - {code: ja, name: 日本語}
          - {code: en, name: English}
        desks:
          - {id: madoguchi, name: 総合窓口, phone: 0999-00-0000, url: /madoguchi/}
        menus:
          main:
            - {title: 窓口, url: /madoguchi/}

        """,
        "pages/index.md": "---\ntitle: 試験町\n---\n\n本文です。\n",
        "pages/madoguchi.md": "---\ntitle: 総合窓口\ncontact: prefecture/madoguchi\n---\n\n## 受付 {#uketsuke}\n\n本文です。\n",
        "municipalities/shiken.md": "---\ntitle: 試験町\ncode: \"131016\"\n---\n",
        "assets/ie.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>",
        "programs/sumai.md": "---\ntitle: 住まいの補助\ntheme: housing\ntarget: [anyone]\n---\n",
    ]

    init(_ defects: [Defect]) throws {
        var template = Array("/tmp/madoguchi-defects-XXXXXX".utf8CString)
        root = try template.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress, let name = mkdtemp(base) else { throw CannotWrite(path: "/tmp") }
            return String(cString: name)
        }
        var files = Self.sound.mapValues { Array($0.utf8) }
        for defect in defects {
            for (path, text) in defect.files { files[path] = Array(Defect.withoutMarks(text).utf8) }
            for (path, bytes) in defect.raw { files[path] = bytes }
        }
        for (path, bytes) in files { try write(bytes, Defect.path(path)) }
    }

    struct CannotWrite: Error {
        var path: String
    }

    private func write(_ bytes: [UInt8], _ path: String) throws {
        let full = root + "/" + path
        OutputFolder(root: root).makeFolder(String(full[..<(full.lastIndex(of: "/") ?? full.startIndex)]))
        guard let file = fopen(full, "w") else { throw CannotWrite(path: full) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CannotWrite(path: full) }
    }

    func remove() throws {
        let tree = try FileTree.scan(root)
        let folder = OutputFolder(root: root)
        for file in tree.files { folder.remove(file.path) }
        folder.removeEmptyFolders(tree.folders)
        rmdir(root)
    }

    var options: BuildOptions {
        var options = BuildOptions(at: Moment("2026-11-21")!)
        options.content = root + "/content"
        options.layouts = access(root + "/layouts", F_OK) == 0 ? root + "/layouts" : nil
        options.output = root + "/output"
        options.isDryRun = true
        return options
    }

    func check() -> BuildReport {
        var report = SiteBuild.run(options)
        for index in report.problems.indices {
            let file = report.problems[index].place.file
            if file.hasPrefix(root + "/") {
                report.problems[index].place.file = String(file.dropFirst(root.utf8.count + 1))
            }
        }
        return report
    }
}

extension Problem {
    /// `file:line:column code`
    var whereAndWhat: String { "\(place) \(code)" }
}
