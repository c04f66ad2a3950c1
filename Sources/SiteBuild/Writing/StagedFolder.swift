import CSystem
import Glibc
import Model

/// Finished files of one site that wait until everything is finished: a build with errors leaves the published folder as
/// it was, and no page has to be held in memory until then.
final class StagedFolder: Sendable {
    /// The folder that is served, like `output/public`.
    private let published: String
    private let path: String
    private let descriptor: Int32
    /// Nothing stands yet: all files appear at once, by one rename. Otherwise each file replaces its predecessor.
    let appearsWhole: Bool
    private static let pageName = "/index.html"

    /// - Parameter name: the site's folder below `output`: `public`, `sites/archive`.
    init(output: String, name: String, isEmpty: Bool) throws(Problem) {
        published = output + "/" + name
        path = output + "/cache/staged/" + name
        appearsWhole = isEmpty
        try Self.remove(path)
        OutputFolder(root: output).makeFolder(path)
        descriptor = system_open_folder(path)
        guard descriptor >= 0 else { throw FileFailure.problem("unwritable-output", path, errno: errno) }
    }

    deinit {
        close(descriptor)
        try? Self.remove(path)
        // `staged` itself, once no site is left in it.
        rmdir(path)
        rmdir(OutputFolder.folder(of: path))
    }

    /// Writes a file that is to stand at `file` once everything is finished.
    /// - Parameter name: nobody else's among those staged; not used where the folder appears whole.
    func add(_ bytes: [UInt8], file: String, name: String) throws(Problem) -> FileStamp {
        var entry = system_entry()
        // Every page of a new site stands in a folder of its own; trying without it first costs more than making it.
        if appearsWhole && file.hasSuffix(Self.pageName) { _ = system_make_folder_of(descriptor, file) }
        let error = bytes.withUnsafeBytes {
            system_create(descriptor, appearsWhole ? file : name, $0.baseAddress, $0.count, &entry)
        }
        guard error == 0 else { throw FileFailure.problem("unwritable-output", published + "/" + file, errno: error) }
        return FileStamp(entry)
    }

    /// Puts one staged file in its place.
    func place(_ name: String, at file: String) throws(Problem) {
        let target = published + "/" + file
        if renameat(descriptor, name, AT_FDCWD, target) == 0 { return }
        if errno == ENOENT, system_make_folder_of(AT_FDCWD, target) == 0,
            renameat(descriptor, name, AT_FDCWD, target) == 0
        {
            return
        }
        throw FileFailure.problem("unwritable-output", target, errno: errno)
    }

    /// Puts the whole folder in its place, where at most empty folders stand.
    func placeWhole() throws(Problem) {
        let standing = try FileTree.scan(published)
        OutputFolder(root: published).removeEmptyFolders(standing.folders)
        OutputFolder(root: published).makeFolder(OutputFolder.folder(of: published))
        guard rename(path, published) == 0 else {
            throw FileFailure.problem("unwritable-output", published, errno: errno)
        }
    }

    /// What an interrupted build left.
    private static func remove(_ path: String) throws(Problem) {
        let tree = try FileTree.scan(path)
        if tree.isEmpty { return }
        let folder = OutputFolder(root: path)
        for file in tree.files { folder.remove(file.path) }
        folder.removeEmptyFolders(tree.folders)
    }
}
