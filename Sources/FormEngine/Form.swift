/// A form: what is asked for, in which order, and the rules about it. Made from its definition by the builder, read by the
/// server and by the browser (`FormJSON.swift`).
public struct Form: Hashable, Sendable {
    /// `moving-support`; part of addresses.
    public var id: String
    /// Changes with everything that a person who fills it in would notice.
    public var version: String
    public var title: String
    /// In which it speaks to those who fill it in: `ja`, `en`, `easy`.
    public var language = Self.usualLanguage
    public var origin = Origin.itself
    /// Where its description is published.
    public var path: String
    /// The site's origin: `https://www.pref.shiomi.example`; empty: the site does not say.
    public var site: String
    public var steps: [Step]
    /// Seconds since 1970; nil: always.
    public var opens: Int?
    public var closes: Int?
    /// How many are accepted; nil: all.
    public var cap: Int?
    /// Only residents with an account, each once.
    public var isOncePerPerson: Bool
    /// For what it is used: its words for people differ.
    public var use: Use
    /// Whether the site has published addresses by postal codes: `/postal/999.json`.
    public var knowsAddresses = false
    /// What is added to the mail at a moment, in the form's own words.
    public var mails: [Moment: String]
    /// The form's own words for how far something is, in order; empty: the usual ones.
    public var flow: [Stage] = []
    /// Set where residents report something with it.
    public var report: Report?

    /// Where a form is published as it was compiled.
    /// - Parameter language: of a translation; nil: as it was written first.
    public static func rulesPath(_ id: String, language: String? = nil) -> String {
        "\(language.map { "/\($0)" } ?? "")/forms/\(id)/form.json"
    }

    public var rulesPath: String {
        Self.rulesPath(id, language: isTranslation ? language : nil)
    }

    /// All forms of a site, by title: `[{"id", "title", "path", "use"}]`.
    public static let listPath = "/forms/forms.json"

    public enum Use: String, CaseIterable, Sendable {
        case application, survey
        /// Something that is wrong in town; a form with a `report`.
        case report
    }

    /// Rules are the original's; a translation has words of its own.
    public indirect enum Origin: Hashable, Sendable {
        case itself
        case translation(of: Form)
    }

    /// As it was written first, which is what staff read.
    public var original: Form {
        guard case .translation(let original) = origin else { return self }
        return original
    }

    public var isTranslation: Bool { origin != .itself }

    public static let usualLanguage = "ja"

    /// When the applicant is told something.
    public enum Moment: String, CaseIterable, Sendable {
        case sent, withdrawn, reviewed, returned, rejected, done
    }

    /// How far something is, as this form calls it.
    public struct Stage: Hashable, Sendable {
        public var title: String
        /// What it is for notices and scripts: `reviewing`.
        public var status: String

        public init(_ title: String, _ status: String) {
            self.title = title
            self.status = status
        }
    }

    public init(
        id: String, version: String = "", title: String, path: String = "", site: String = "", steps: [Step],
        opens: Int? = nil,
        closes: Int? = nil, cap: Int? = nil, isOncePerPerson: Bool = false, use: Use = .application,
        mails: [Moment: String] = [:]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.path = path
        self.site = site
        self.steps = steps
        self.opens = opens
        self.closes = closes
        self.cap = cap
        self.isOncePerPerson = isOncePerPerson
        self.use = use
        self.mails = mails
    }

    /// What of a form the counter of reports has to know.
    public struct Report: Hashable, Sendable {
        /// The item that is chosen from categories.
        public var category: String
        /// The item that says where.
        public var place: String
        /// The item with the photo; nil: none is asked for.
        public var photo: String?
        /// By category, the section in charge, in words.
        public var sections: [String: String]
        /// Metres within which others are offered before sending.
        public var near: Int
        /// Metres by which a place is rounded before the public sees it.
        public var rounding: Int
        /// Days after which staff see that it takes long.
        public var days: Int
        /// Where a map begins, as written: latitude and longitude; nil: with all of Japan.
        public var center: [String]?

        public static let usualNear = 100
        public static let usualRounding = 100
        public static let usualDays = 14

        public init(
            category: String, place: String, photo: String? = nil, sections: [String: String] = [:],
            near: Int = Self.usualNear, rounding: Int = Self.usualRounding, days: Int = Self.usualDays,
            center: [String]? = nil
        ) {
            self.center = center
            self.category = category
            self.place = place
            self.photo = photo
            self.sections = sections
            self.near = near
            self.rounding = rounding
            self.days = days
        }
    }

    /// What is asked on one page.
    public struct Step: Hashable, Sendable {
        public var title: String
        public var about: String
        /// Only then it is asked at all.
        public var show: Expression?
        public var items: [Item]

        public init(title: String, about: String = "", show: Expression? = nil, items: [Item]) {
            self.title = title
            self.about = about
            self.show = show
            self.items = items
        }
    }

    /// Items of all steps, those inside groups aside.
    public var items: [Item] { steps.flatMap(\.items) }

    /// `applicant`, or `children.name` inside a group.
    public func item(_ name: String) -> Item? {
        let parts = name.split(separator: ".", maxSplits: 1)
        guard let first = parts.first, let found = items.first(where: { $0.name == first }) else { return nil }
        guard parts.count == 2 else { return found }
        return found.items.first { $0.name == parts[1] }
    }

    /// By the path of an answer: `children.0.name`.
    public func item(at path: String) -> Item? {
        item(path.split(separator: ".").filter { Int($0) == nil }.joined(separator: "."))
    }

    /// Whether a form can be called so: its name stands in addresses, paths of files and permissions.
    public static func isID(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
    }
}

/// One thing that is asked for, or said.
public struct Item: Hashable, Sendable {
    /// Letters, digits and underscores: what rules and exports call it.
    public var name: String
    public var label: String
    public var type: ItemType
    public var isRequired = false
    /// Below the label.
    public var help = ""
    /// Only then it is asked.
    public var show: Expression?
    /// Only then it has to be answered.
    public var require: Expression?
    /// What has to hold for the answer, and what is said otherwise.
    public var check: Expression?
    public var message = ""
    public var options: [Option] = []
    /// Categories of the options, in their order; empty: they have none.
    public var groups: [Option] = []
    /// Of a number: its bounds; of choices and groups: how many; of texts: how many characters.
    public var least: Int?
    public var most: Int?
    /// Of a photo: where it was taken is asked for, too.
    public var keepsPlace = false
    /// Behind a number: `円`.
    public var unit = ""
    /// What a calculated item is.
    public var value: Expression?
    /// The day on which the age is told for a birthday; nil: today.
    public var ageOn: String?
    /// What a group asks for, again and again.
    public var items: [Item] = []

    public init(_ name: String, _ type: ItemType, label: String = "") {
        self.name = name
        self.type = type
        self.label = label.isEmpty ? name : label
    }

    public struct Option: Hashable, Sendable {
        public var code: String
        public var label: String
        /// The code of its category; empty: it has none.
        public var group: String

        public init(_ code: String, _ label: String, group: String = "") {
            self.code = code
            self.label = label
            self.group = group
        }
    }

    /// The category of an option; an option without one is its own.
    public func category(_ code: String) -> Option? {
        guard let option = options.first(where: { $0.code == code }) else { return nil }
        return groups.first { $0.code == option.group } ?? option
    }

    /// All categories, in their order.
    public var categories: [Option] { groups.isEmpty ? options : groups }

    /// As people read it: 「道路：穴・ひび割れ」.
    public func optionText(_ code: String, _ words: FormWords = .ofStaff) -> String {
        guard let option = options.first(where: { $0.code == code }) else { return code }
        return groups.first { $0.code == option.group }.map {
            words.text(.categoryAndOption, ["category": $0.label, "option": option.label])
        } ?? option.label
    }
}

public enum ItemType: String, CaseIterable, Sendable {
    case text, paragraph, number
    /// One, or several, of the options.
    case choice, choices
    /// Has to be ticked where it is required.
    case agree
    case date, birthday, time
    case name, address, phone, mail, web
    /// 法人番号
    case corporation
    /// Files that are sent along; of photos only pictures.
    case file, photo
    /// An address or a mark to find it by, a point on the map, or both.
    case location
    case calculated
    /// Only text.
    case note
    case group

    /// The parts in which it is typed; empty: it is typed as a whole.
    public var parts: [String] {
        switch self {
        case .date, .birthday: ["year", "month", "day"]
        case .name: ["family", "given", "family_kana", "given_kana"]
        case .address: ["postal", "prefecture", "city", "street", "building"]
        case .location: ["place", "latitude", "longitude"]
        default: []
        }
    }

    /// Parts that may stay empty although the item is required.
    var optionalParts: Set<String> {
        switch self {
        case .address: ["building"]
        // The point is enough, and so are words; which of them is missing is said of the words.
        case .location: ["latitude", "longitude"]
        default: []
        }
    }

    public var isFile: Bool { self == .file || self == .photo }

    /// Whether somebody types or chooses something.
    public var isAsked: Bool { self != .note && self != .calculated && self != .group }
}
