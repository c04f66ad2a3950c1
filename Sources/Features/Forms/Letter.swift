import FormEngine
import Japanese
import Model
import Papers
import Submissions

/// A letter to an applicant: 送付状, 通知書. Staff see and change all of it before it is written.
struct Letter: Hashable, Sendable {
    /// `移住第123号`; may be empty.
    var number = ""
    /// As it stands on the letter: `令和8年4月1日`.
    var date = ""
    /// Postal code and address, line by line.
    var address = ""
    var name = ""
    /// Who sends it, line by line.
    var sender = ""
    var title = ""
    var text = ""
    /// What stands below 「記」; empty: nothing does.
    var particulars = ""

    /// Characters.
    private static let longestLine = 200
    private static let longestText = 4000

    /// What is wrong with it, for people.
    var mistake: String? {
        if name.isEmpty || title.isEmpty || text.isEmpty { return "あて名、件名、本文を入力してください。" }
        if [number, date, name, title].contains(where: { $0.unicodeScalars.count > Self.longestLine }) {
            return "1行の項目は、\(Self.longestLine)文字までです。"
        }
        if [address, sender, text, particulars].contains(where: { $0.unicodeScalars.count > Self.longestText }) {
            return "長い項目は、\(Self.longestText)文字までです。"
        }
        return nil
    }

    /// - Parameter made: seconds since 1970.
    func bytes(receipt: String, siteName: String, made: Int) throws(Problem) -> [UInt8] {
        try Paper.make(title: "\(title)　\(receipt)", author: siteName, footer: "受付番号 \(receipt)", made: made) { paper in
            if !number.isEmpty { paper.paragraph(number, .right) }
            if !date.isEmpty { paper.paragraph(date, .right) }
            paper.skip(12)
            if !address.isEmpty { paper.paragraph(address) }
            paper.paragraph("\(name)　様", size: .heading)
            paper.skip(12)
            paper.paragraph(sender, .right)
            paper.skip(24)
            paper.title(title)
            paper.paragraph(text)
            if particulars.isEmpty { return }
            paper.skip(12)
            paper.paragraph("記", .center)
            paper.skip(6)
            paper.paragraph(particulars)
            paper.paragraph("以上", .right)
        }
    }

    // MARK: What is known already

    /// - Parameters:
    ///   - form: nil: it is not published any more.
    ///   - entries: what staff have filled in.
    init(_ submission: Submission, _ form: Form?, _ entries: StaffEntries, siteName: String, sender: [String], now: Int)
    {
        let answers = submission.content.answers
        let items = form?.items ?? []
        date = Self.day(now)
        name =
            items.first { $0.type == .name && !answers.text($0.name + ".family").isEmpty }.map { item in
                ["family", "given"].map { answers.text("\(item.name).\($0)") }.joined(separator: " ")
            } ?? ""
        // Where letters are to go is asked behind where somebody lives.
        address =
            items.last { $0.type == .address && !answers.text($0.name + ".city").isEmpty }.map { item in
                Self.address { answers.text("\(item.name).\($0)") }
            } ?? ""
        self.sender = ([siteName] + sender).joined(separator: "\n")
        title = "\(submission.content.title)について（通知）"
        text = """
            　\(submission.content.title)（受付番号 \(submission.receipt ?? "")）について、次のとおりお知らせします。
            　ご不明な点は、上記の担当までお問い合わせください。
            """
        particulars = entries.lines.filter { !$0.text.isEmpty }.enumerated().map { number, line in
            "\(number + 1)　\(line.label)　\(line.text)"
        }.joined(separator: "\n")
    }

    init() {}

    private static func address(_ part: (String) -> String) -> String {
        let lines = [
            part("postal").isEmpty ? "" : "〒\(part("postal"))", part("prefecture") + part("city") + part("street"),
            part("building"),
        ]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// `令和8年4月1日`
    private static func day(_ now: Int) -> String {
        let (year, month, day) = Moment(unixSeconds: now).day.components
        guard let date = CivilDate(year: year, month: month, day: day), let era = Era(on: date),
            let first = era.gregorianYear(1)
        else { return "\(year)年\(month)月\(day)日" }
        return "\(era.rawValue)\(year == first ? "元" : String(year - first + 1))年\(month)月\(day)日"
    }
}
