import Model

/// What `madoguchi check` says about accessibility: every page against every criterion that a program can test.
/// Made for the yearly self-check of みんなの公共サイト運用ガイドライン (取組確認・評価表).
public struct AuditReport: Sendable {
    public enum Outcome: String, Sendable {
        case pass, fail
        /// Nothing on the page is what the criterion is about.
        case notApplicable = "na"
    }

    public struct Result: Sendable {
        /// Address of the page.
        public var page: String
        public var criterion: String
        public var outcome: Outcome
        public var details: [Wording]
    }

    public struct Total: Sendable {
        public var criterion: Criterion
        public var passed = 0
        public var failed = 0
        public var notApplicable = 0
    }

    /// By page, then by criterion; pages that only lead on to another are left out.
    public let results: [Result]
    /// One for each criterion, those for people among them.
    public let totals: [Total]

    init(_ pages: [PageAudit], themeProblems: [Problem]) {
        let automatic = Criterion.all.filter(\.isAutomatic)
        let results = pages.filter(\.isContent).flatMap { page in
            automatic.map { Self.result($0, page, themeProblems) }
        }
        var totals = Criterion.all.map { Total(criterion: $0) }
        let position = Dictionary(uniqueKeysWithValues: totals.enumerated().map { ($1.criterion.id, $0) })
        for result in results {
            guard let position = position[result.criterion] else { continue }
            switch result.outcome {
            case .pass: totals[position].passed += 1
            case .fail: totals[position].failed += 1
            case .notApplicable: totals[position].notApplicable += 1
            }
        }
        self.totals = totals
        self.results = results
    }

    private static func result(_ criterion: Criterion, _ page: PageAudit, _ themeProblems: [Problem]) -> Result {
        var details = page.faults.filter { criterion.codes.contains($0.kind.code) }.map(\.details)
        for problem in page.textProblems + themeProblems where criterion.codes.contains(problem.code) {
            details.append(
                Wording(ja: "\(problem.place): \(problem.message.ja)", en: "\(problem.place): \(problem.message.en)"))
        }
        let applies = criterion.appliesTo.isEmpty || !page.features.isDisjoint(with: criterion.appliesTo)
        let outcome: Outcome = !details.isEmpty ? .fail : applies ? .pass : .notApplicable
        return Result(page: page.address, criterion: criterion.id, outcome: outcome, details: details)
    }

    /// The members `criteria` and `results` of `check --json`.
    public func write(_ language: StaffLanguage, into json: inout JSONWriter) {
        json.key("criteria")
        json.array { json in
            for total in totals { Self.write(total, language, &json) }
        }
        json.key("results")
        json.array { json in
            for result in results {
                json.object { json in
                    json.member("page", result.page)
                    json.member("criterion", result.criterion)
                    json.member("result", result.outcome.rawValue)
                    json.key("details")
                    json.array { json in for detail in result.details { json.value(detail.text(in: language)) } }
                }
            }
        }
    }

    private static func write(_ total: Total, _ language: StaffLanguage, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", total.criterion.id)
            json.member("name", total.criterion.name.text(in: language))
            json.member("level", total.criterion.level)
            json.member("edition", total.criterion.edition.rawValue)
            json.member("method", total.criterion.isAutomatic ? "automatic" : "human")
            json.member("forPeople", total.criterion.forPeople.text(in: language))
            json.member("passed", total.passed)
            json.member("failed", total.failed)
            json.member("notApplicable", total.notApplicable)
        }
    }
}

extension PageFault {
    fileprivate var details: Wording {
        let what = kind.wording
        return detail.isEmpty ? what : Wording(ja: "\(what.ja): \(detail)", en: "\(what.en): \(detail)")
    }
}
