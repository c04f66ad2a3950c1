import AnswerIndex
import Model
import SiteBuild

/// `madoguchi ask`: what the chatbot of the built site answers.
enum AskCommand {
    private static let defaultTop = 5
    private static let mostResults = 1000

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(
            arguments, values: ["output", "top", "lang", "content", "layouts", "at", "base-url"],
            flags: ["drafts", "explain", "json"])
        guard arguments.words.count == 1, let question = arguments.words.first else {
            throw UsageError(ja: "質問を1つ、引用符で囲んで書きます", en: "give one question, in quotation marks")
        }
        let top = try arguments.int("top", in: 1...mostResults) ?? defaultTop
        var output = arguments["output"] ?? "output"
        if arguments.has("drafts") {
            guard let built = try withDrafts(arguments, output: output, console) else { return .problems }
            output = built
        }
        do throws(Problem) {
            let reader = try AnswerFolder.reader(output: output, language: arguments["lang"] ?? "ja")
            let answered = try reader.ask(question, limit: top)
            let explanation = arguments.has("explain") ? try reader.explain(question) : nil
            if arguments.has("json") {
                console.print(json(answered, explanation))
            } else {
                print(answered, explanation, console)
            }
            return .fine
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
    }

    /// The site with its drafts, built beside the published one.
    private static func withDrafts(
        _ arguments: Arguments, output: String, _ console: Console
    ) throws(UsageError) -> String? {
        var options = try BuildCommand.options(arguments)
        options.output = output + "/cache/drafts"
        options.showsDrafts = true
        let report = SiteBuild.run(options)
        if !report.hasErrors { return options.output }
        for problem in report.problems where problem.severity == .error {
            console.error(problem.line(in: console.language))
        }
        return nil
    }

    // MARK: Output

    private static func json(_ answered: AnswerReader.Answered, _ explanation: AnswerReader.Explanation?) -> String {
        var json = JSONWriter(.readable)
        json.object { json in
            json.member("outcome", answered.outcome.rawValue)
            json.member("confidence", rounded(answered.confidence))
            json.key("results")
            json.array { json in
                for result in answered.results {
                    json.object { json in
                        json.member("id", result.id)
                        json.member("kind", result.kind)
                        json.member("title", result.title)
                        json.member("url", result.url)
                        json.member("score", rounded(result.score))
                    }
                }
            }
            if let explanation { write(explanation, &json) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ explanation: AnswerReader.Explanation, _ json: inout JSONWriter) {
        json.key("words")
        json.array { json in
            for word in explanation.words {
                json.object { json in
                    json.member("text", word.text)
                    json.member("role", word.role)
                    json.member("impact", word.impact)
                    json.member("rarity", rounded(word.rarity))
                    json.member("through", ifPresent: word.through)
                }
            }
        }
    }

    private static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

    private static func print(
        _ answered: AnswerReader.Answered, _ explanation: AnswerReader.Explanation?, _ console: Console
    ) {
        let isJapanese = console.language == .japanese
        let outcome: [AnswerReader.Outcome: Wording] = [
            .certain: Wording(ja: "回答が見つかりました", en: "a certain answer"),
            .candidates: Wording(ja: "候補があります", en: "candidates"),
            .none: Wording(ja: "確かな回答はありません", en: "nothing certain"),
        ]
        let percent = Int((answered.confidence * 100).rounded())
        let head = outcome[answered.outcome]?.text(in: console.language) ?? ""
        console.print(isJapanese ? "\(head)（確からしさ \(percent)%）" : "\(head) (confidence \(percent) %)")
        for (place, result) in answered.results.enumerated() {
            console.print(
                "\(place + 1). \(result.title)  \(result.kind) \(result.id)  \(result.url)  \(rounded(result.score))")
        }
        guard let explanation else { return }
        console.print(
            isJapanese
                ? "\n質問の読み方（1位の回答への効き目 0〜31）" : "\nhow the question was read (impact on the first result, 0 to 31)")
        for word in explanation.words {
            let through = word.through.map { isJapanese ? "  「\($0)」を通して" : "  through \($0)" } ?? ""
            console.print("  \(word.text)  \(role(word.role, isJapanese))  \(word.impact)\(through)")
        }
    }

    private static func role(_ role: String, _ isJapanese: Bool) -> String {
        guard isJapanese else { return role }
        return ["term": "語", "phrase": "語の組", "stop": "意味を持たない語", "unknown": "索引にない語", "function": "助詞など"][role] ?? role
    }
}
