import FeatureKit
import Model
import Papers
import Submissions

/// A submission on paper: what was sent, with its receipt number. The same submission gives the same bytes.
struct ApplicationPaper {
    var submission: Submission
    var status: String
    var digest: String
    var siteName: String

    func bytes() throws(Problem) -> [UInt8] {
        let receipt = submission.receipt ?? ""
        return try Paper.make(
            title: "\(submission.content.title)　\(receipt)", author: siteName, footer: "受付番号 \(receipt)",
            made: submission.changed
        ) { paper in
            paper.title(submission.content.title)
            paper.table([
                ("受付番号", receipt), ("受付日時", DeskTime.text(submission.sent)), ("状況", status), ("あて先", siteName),
            ])
            paper.heading("申請の内容")
            paper.table(submission.content.lines.map { ($0.rowLabel, $0.text.isEmpty ? "（回答なし）" : $0.text) })
            paper.paragraph("送信された内容の確認値（SHA-256）：\(digest)", size: .small)
        }
    }
}
