import Attachments
import FormEngine
import Storage

extension SubmissionDesk {
    /// Why a file was not taken, for people; behind its name.
    public struct FileRefusal: Error, Hashable, Sendable {
        var word: FormWord

        public func sentence(_ words: FormWords) -> String {
            words.text(word, ["megabytes": String(AttachedFile.largest >> 20)])
        }
    }

    /// A file into a draft: recognised, cleaned, scanned where there is a scanner, sealed.
    /// - Throws: `FileRefusal`
    public func attach(
        _ bytes: [UInt8], name: String, to path: String, of draft: Submission, onlyPictures: Bool,
        keepsPlace: Bool = false, now: Int
    ) throws -> SubmissionFile {
        let file = try inspected(bytes, name: name, onlyPictures: onlyPictures, keepsPlace: keepsPlace)
        let made = try store.write { [vault] rows in
            try SubmissionFileStore(rows, vault).add(
                file.content, path: path, state: file.state, to: draft.id, now: now)
        }
        guard let made else { throw Self.tooMuch }
        return made
    }

    private static let tooMuch = FileRefusal(word: .fileTooMuch)

    private func inspected(
        _ bytes: [UInt8], name: String, onlyPictures: Bool, keepsPlace: Bool = false
    ) throws -> InspectedFile {
        do {
            let content = try AttachedFile.inspecting(
                bytes, name: name, onlyPictures: onlyPictures, keepsPlace: keepsPlace)
            return InspectedFile(content: content, state: try scanned(content.bytes))
        } catch let refusal as AttachedFile.Refusal {
            throw FileRefusal(word: refusal.word)
        }
    }

    // MARK: Files of a message

    /// A file that was recognised, cleaned and scanned, and is not kept yet.
    public struct InspectedFile: Sendable {
        var content: AttachedFile
        var state: SubmissionFile.State
    }

    /// With one message.
    public static let mostFilesOfMessage = 5

    /// Looks at the files of a message before anything of it is kept: it goes out with all of them or not at all.
    /// - Returns: the files, and why others are not taken.
    public func inspected(_ files: [(name: String, bytes: [UInt8])], _ words: FormWords) throws -> (
        files: [InspectedFile], refused: [String]
    ) {
        var (taken, refused): ([InspectedFile], [String]) = ([], [])
        for file in files.prefix(Self.mostFilesOfMessage) {
            do {
                taken.append(try inspected(file.bytes, name: file.name, onlyPictures: false))
            } catch let refusal as FileRefusal {
                refused.append(
                    words.text(.refusedFile, ["name": file.name, "reason": refusal.sentence(words)]))
            }
        }
        if files.count > Self.mostFilesOfMessage {
            refused.append(words.text(.tooManyFiles, ["most": String(Self.mostFilesOfMessage)]))
        }
        return (taken, refused)
    }

    /// - Throws: `FileRefusal`, where the submission has too much already.
    func keep(
        _ files: [InspectedFile], ofMessage number: Int, of submission: String, now: Int, _ rows: any Rows
    ) throws {
        for file in files {
            let made = try SubmissionFileStore(rows, vault).add(
                file.content, path: "", message: number, state: file.state, to: submission, now: now)
            if made == nil { throw Self.tooMuch }
        }
    }

    /// Where the scanner does not answer the file waits: nobody sees it before.
    private func scanned(_ bytes: [UInt8]) throws -> SubmissionFile.State {
        guard let scanner else { return .clean }
        do {
            guard case .clean = try scanner.scan(bytes) else {
                throw FileRefusal(word: .fileVirus)
            }
            return .clean
        } catch is VirusScanner.Unavailable {
            return .waiting
        }
    }

    public func files(_ submission: Submission) throws -> [SubmissionFile] {
        try store.read { try SubmissionFileStore($0, vault).files(submission.id) }
    }

    /// nil: there is none, or nobody has looked at it yet.
    public func content(_ id: String, of submission: Submission) throws -> (file: SubmissionFile, bytes: [UInt8])? {
        try store.read { rows in
            let files = SubmissionFileStore(rows, vault)
            guard let file = try files.files(submission.id).first(where: { $0.id == id }), file.state == .clean,
                let bytes = try files.content(id, of: submission.id)
            else { return nil }
            return (file, bytes)
        }
    }

    public func drop(_ id: String, of draft: Submission) throws {
        guard draft.isOpen else { throw Denial.notADraft }
        // Of something that was sent it stays until the correction is.
        if draft.state == .sent { return }
        try store.write { [vault] in try SubmissionFileStore($0, vault).delete(id, of: draft.id) }
    }

    /// At a time.
    private static let scannedAtOnce = 20

    /// Looks at files that wait for the scanner.
    /// - Returns: how many were looked at.
    public func scanWaiting(now: Int) throws -> Int {
        guard let scanner else { return 0 }
        let waiting = try store.read { try SubmissionFileStore($0, vault).waiting(most: Self.scannedAtOnce) }
        var count = 0
        for (id, submission) in waiting {
            guard let bytes = try store.read({ try SubmissionFileStore($0, vault).content(id, of: submission) }) else {
                continue
            }
            let verdict = try scanner.scan(bytes)
            try store.write { [vault] rows in
                let files = SubmissionFileStore(rows, vault)
                if case .clean = verdict { return try files.set(.clean, id, of: submission) }
                try files.set(.infected, id, of: submission)
                try SubmissionStore(rows, vault).add(
                    SubmissionEvent(at: now, kind: .virus, text: "添付されたファイルからウイルスが見つかったため、削除しました。"), to: submission)
            }
            count += 1
        }
        return count
    }
}

extension AttachedFile.Refusal {
    fileprivate var word: FormWord {
        switch self {
        case .empty: .fileEmpty
        case .tooLarge: .fileTooLarge
        case .unknownType: .fileUnknownType
        case .oldOffice: .fileOldOffice
        case .hasMacros: .fileHasMacros
        case .damaged: .fileDamaged
        case .noPicture: .fileNoPicture
        }
    }
}
