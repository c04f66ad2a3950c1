import Submissions

// The room `Exports`: everything that was sent by a form, as files that are written piece by piece. What was written is sealed, with
// where it stopped: after a kill it goes on from there. Memory holds one piece, whatever there is to write.
//
// SubmissionExport.swift   an export, and how far it is
// ExportProgress.swift     the same as bytes
// ExportStore.swift        all SQL
// SubmissionExporter.swift the work, step by step
// TableWriting.swift       a step of a table: CSV, Excel
// AttachmentArchive.swift  a step of the attachments: ZIP
// SealedParts.swift        the files

/// What somebody of the staff has asked for.
public struct SubmissionExport: Hashable, Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case csv, xlsx
        /// For programs that read nothing else.
        case cp932 = "csv-cp932"
        /// What was sent along, by receipt numbers.
        case zip

        public var ending: String {
            switch self {
            case .csv, .cp932: "csv"
            case .xlsx: "xlsx"
            case .zip: "zip"
            }
        }
    }

    public enum State: String, Sendable {
        case waiting, done, failed
    }

    public var id: String
    public var form: String
    public var mode: Submission.Mode
    public var format: Format
    /// The name of a member of staff: nobody else gets it.
    public var askedBy: String
    /// Seconds since 1970. What was sent later is not in it.
    public var asked: Int
    public var state: State
    /// On which server its files lie; nil: not yet begun.
    public var server: String?
    public var attempts: Int
    /// Why it failed, for people; empty: it did not.
    public var message: String
    public var finished: Int?
    public var progress: Progress

    public init(id: String, form: String, mode: Submission.Mode, format: Format, askedBy: String, asked: Int) {
        self.id = id
        self.form = form
        self.mode = mode
        self.format = format
        self.askedBy = askedBy
        self.asked = asked
        state = .waiting
        attempts = 0
        message = ""
        progress = Progress()
    }

    /// How far it is.
    public struct Progress: Hashable, Sendable {
        public enum Phase: String, Sendable {
            /// Which columns there are is known only when all has been looked at.
            case looking, writing
        }

        public var phase = Phase.looking
        /// Where it stopped: the keys of the last row that is done. nil: at the beginning.
        var last: Place?
        public var done = 0
        public var total = 0
        var columns = SubmissionColumns()
        public var unwritable: [Unwritable] = []
        public var parts: [Part] = []

        struct Place: Hashable, Sendable {
            var sent: Int
            var submission: String
            var file = ""
        }

        /// A letter that Shift_JIS does not have.
        public struct Unwritable: Hashable, Sendable {
            public var character: String
            public var writtenAs: String
            public var count: Int
        }

        public struct Part: Hashable, Sendable {
            /// Of the sealed file.
            var length = 0
            var pieces = 0
            /// As it is downloaded.
            public var bytes = 0
        }
    }

    /// A week: whoever asked has it by then, and what is nowhere cannot be lost.
    public static let keptDays = 7
    static let keptSeconds = keptDays * 86_400
    /// Of one person, not yet deleted.
    public static let mostOfOne = 10
    static let mostAttempts = 5

    static func owner(_ id: String) -> String { "form-export/\(id)" }
}
