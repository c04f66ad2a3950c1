import Definitions
import Model

/// What one run of the builder is asked to do. Time and the outside are handed in.
public struct BuildOptions: Sendable {
    public var content = "content"
    /// nil: the embedded theme alone.
    public var layouts: String?
    /// Without it the layouts folder has to hold every template: for sites whose theme is wholly their own.
    public var usesEmbeddedTheme = true
    public var output = "output"
    /// Overrides the root site's `base_url`.
    public var baseURL: String?
    /// The moment the site is built for: decides what is published, open, over.
    public var at: Moment
    public var showsDrafts = false
    /// Forgets what earlier builds left.
    public var isClean = false
    /// Writes `.br` and `.gz` beside every text file.
    public var compresses = false
    /// Finds everything that is wrong, but writes nothing.
    public var isDryRun = false
    /// Identifies the program: a new version builds everything anew.
    public var programVersion = ""
    /// How many threads; nil: one for each core. The site does not depend on it.
    public var workers: Int?
    /// Which finished pages are looked at as a reader's program does; a dry run looks at all of them.
    public var pageAudits = PageAudits.faults

    public enum PageAudits: Sendable {
        /// For tests whose tiny layouts are no whole pages.
        case none
        case faults
        case all
    }

    /// The process ends with this build, so its memory need not be given back piece by piece.
    public var endsProcess = false

    public var progress: @Sendable (BuildProgress) -> Void = { _ in }

    public init(at: Moment) { self.at = at }

    /// Of everything that changes what any page looks like.
    var fingerprint: Fingerprint {
        Fingerprint {
            $0.add(content)
            $0.add(layouts)
            $0.add(usesEmbeddedTheme)
            $0.add(baseURL)
            $0.add(showsDrafts)
            $0.add(compresses)
            $0.add(programVersion)
        }
    }
}

/// Where a long build is.
public struct BuildProgress: Sendable {
    public enum Step: Sendable {
        case reading, rendering, pictures, writing
    }

    public var step: Step
    public var done: Int
    public var total: Int
}

/// What a build did.
public struct BuildReport: Sendable {
    /// Entries with a page of their own.
    public var pages = 0
    /// Files of all sites together.
    public var outputs = 0
    public var written = 0
    public var unchanged = 0
    public var removed = 0
    /// Sorted by place; the build wrote nothing if one of them is an error.
    public var problems: [Problem] = []
    /// The next moment at which the same content gives another site.
    public var nextChange: Moment?
    /// Output folders below `sites/`.
    public var nestedSites: [String] = []
    /// Addresses of the files written, for live reload.
    public var changed: [String] = []
    /// Every page against every criterion; made by a dry run.
    public var audit: AuditReport?
    /// Links to other sites, for those who want them tried; found by a dry run.
    public var externalLinks: [ExternalLink] = []

    public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
