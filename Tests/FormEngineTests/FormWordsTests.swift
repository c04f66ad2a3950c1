import Testing

@testable import FormEngine

/// What forms say of themselves, in every language.
struct FormWordsTests {
    /// `{label}`, sorted.
    private func marks(_ text: String) -> [String] { text.matches(of: #/\{[a-z]+\}/#).map { String($0.0) }.sorted() }

    @Test(arguments: FormWords.tables.keys.sorted())
    func `every language says everything, with the same values in it`(language: String) {
        let words = FormWords(language)
        // An era stands only where years have one.
        let dates: [FormWord] = [.date, .dateWithWeekday]
        for word in FormWord.allCases {
            #expect(!words[word].isEmpty, "\(language) \(word)")
            if dates.contains(word) { continue }
            #expect(Set(marks(words[word])) == Set(marks(FormWords.ofStaff[word])), "\(language) \(word)")
        }
        #expect(words[.weekdays].split(separator: ",").count == 7 && words[.months].split(separator: ",").count == 12)
        for mark in ["{year}", "{month}", "{day}"] { #expect(words[.date].contains(mark)) }
    }

    /// They are written into pages as they are.
    @Test(arguments: FormWords.tables.keys.sorted())
    func `no word would be markup`(language: String) {
        for word in FormWord.allCases {
            #expect(!FormWords(language)[word].contains { "<>&\"".contains($0) }, "\(language) \(word)")
        }
    }

    @Test(arguments: FormWords.tables.keys.sorted())
    func `questions that were added are named in one sentence, with its spaces where they belong`(language: String) {
        let words = FormWords(language)
        let names = ["A", "B"].map { words.text(.quoted, ["text": $0]) }.joined()
        let sentence = words.text(.questionsAdded, ["questions": names])
        #expect(sentence.contains("A") && sentence.contains("B"))
        #expect(!sentence.contains("  ") && !sentence.contains(" .") && !sentence.hasSuffix(" "), "\(sentence)")
    }

    @Test func `a language without words of its own is spoken to in English`() {
        #expect(FormWords("pt")[.send] == FormWords("en")[.send])
    }

    @Test func `what stands in for a mark is not looked into`() {
        #expect(FormWords("en").text(.partOfItem, ["label": "{part}", "part": "day"]) == "{part}: day")
    }

    @Test func `an English form asks, warns and repeats in English`() {
        var day = Item("day", .date, label: "Day")
        day.isRequired = true
        var name = Item("name", .name, label: "Name")
        name.isRequired = true
        var form = Form(id: "a", title: "A form", steps: [Form.Step(title: "You", items: [day, name])])
        form.language = "en"
        let page = String(decoding: FormMarkup(form, step: 0, action: "/a").bytes, as: UTF8.self)
        #expect(page.contains("Check your answers") && page.contains("Family name") && !page.contains("必須"))
        let empty = Review(form, Answers(), today: "2026-04-01")
        #expect(empty.faults.first?.message == "Enter “Day”.")
        #expect(empty.fault(at: "name.family")?.message == "Enter “Name: Family name”.")
        var answers = Answers()
        (answers["day.year"], answers["day.month"], answers["day.day"]) = (["2026"], ["4"], ["1"])
        #expect(Review(form, answers, today: "2026-04-01").lines.first?.text == "Wed, 1 April 2026")
    }
}
