import Glibc
import Model

extension ImportResult {
    /// Writes the new and changed files, each in one step. A file somebody changed since it was compared is not touched.
    /// - Parameter dryRun: only checks.
    /// - Returns: the paths written (or to be written), and what went wrong.
    public func write(to folder: String, dryRun: Bool = false) -> (written: [String], problems: [Problem]) {
        var written: [String] = []
        var problems: [Problem] = []
        for file in files where file.change != .same {
            do throws(Problem) {
                try write(file, to: folder, dryRun: dryRun)
                written.append(file.path)
            } catch {
                problems.append(error)
            }
        }
        return (written, problems)
    }

    private func write(_ file: ImportedFile, to folder: String, dryRun: Bool) throws(Problem) {
        let path = folder + "/" + file.path
        let isThere = access(path, F_OK) == 0
        let current = isThere ? try contents(of: path, shown: file.path) : nil
        guard current == file.before else {
            throw Problem(
                "changed-meanwhile", at: Place(file: file.path), ja: "読み込んだあとで書き換えられたので、上書きしません",
                en: "changed since it was read; not overwritten", expected: Wording(ja: "もう一度取り込む", en: "import again"))
        }
        if dryRun { return }
        try makeFolders(folder, file.path)
        try replace(path, file)
    }

    private func makeFolders(_ folder: String, _ path: String) throws(Problem) {
        var current = folder
        for piece in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            current += "/" + String(Substring(piece))
            guard mkdir(current, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
        }
    }

    /// Written beside and renamed, so that nobody sees half a file.
    private func replace(_ path: String, _ file: ImportedFile) throws(Problem) {
        var temporary = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&temporary)
        guard descriptor >= 0 else { throw failure(file.path) }
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
        var done = 0
        while done < file.bytes.count {
            let count = file.bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { break }
            done += count
        }
        let isComplete = done == file.bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isComplete, rename(temporary, path) == 0 else {
            let problem = failure(file.path)
            unlink(temporary)
            throw problem
        }
    }

    private func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "not-written", at: Place(file: path), ja: "書き込めません（\(reason)）", en: "cannot be written (\(reason))")
    }
}
