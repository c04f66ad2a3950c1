import FormEngine

extension Kind {
    /// What residents send: an application, a survey. The text is its description.
    public static let form = Kind(
        name: "form", folder: "forms", ja: "申請・アンケート", en: "form",
        fields: [
            Field(
                "steps", .list(.map(stepFields)), required: true, ja: "聞くこと（画面ごと）", en: "what is asked, page by page"),
            Field(
                "texts", .list(.map(stepTextFields)), ja: "訳のとき：聞くことの言葉（画面ごと）",
                en: "of a version in another language: the words of what is asked, page by page"),
            Field("opens", .moment, ja: "受付を始める日時", en: "taken from"),
            Field("closes", .moment, ja: "受付を終える日時", en: "taken until"),
            Field("cap", .count, ja: "受け付ける件数の上限", en: "how many are accepted"),
            Field("use", .choice(uses), ja: "使いみち（初期値は申請）", en: "what it is (default: an application)"),
            Field(
                "once_per_person", .bool, ja: "1人1回にする（マイページへのサインインが必要）",
                en: "each person once, which needs a resident's account"),
            Field("report", .map(reportFields), ja: "通報として受けるときの決まり", en: "set where it is a report"),
            Field("mails", .map(mailFields), ja: "それぞれの知らせに添える文", en: "what is added to each notice"),
            Field(
                "flow", .list(.map(stageFields)), ja: "進み具合の言葉（なければ受付・審査中・完了など）",
                en: "the form's own words for how far something is"),
            Field(
                "staff", .list(.map(innerItemFields)), ja: "職員だけが記入する項目",
                en: "what only staff fill in, and only they see"),
            Field("category", .text, ja: "分類", en: "category"),
            Field(
                "municipality", .reference(kind: "municipality"), ja: "市町村（なければ県）",
                en: "municipality; none: the prefecture"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("search", .bool, ja: "検索の対象にするか（初期値は対象）", en: "found by search (default true)"),
        ],
        listing: Listing(
            order: .byField("category"),
            facets: [
                .window(ja: "受付状況", en: "Application"),
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
            ]),
        ordered: [("opens", "closes")], check: FormCheck.check)

    private static let uses = [
        Choice("application", ja: "申請・申し込み", en: "application", zh: "申请", ko: "신청", vi: "Đơn"),
        Choice("survey", ja: "アンケート", en: "survey", zh: "问卷", ko: "설문", vi: "Khảo sát"),
    ]

    static let reportFields: [Field] = [
        Field("category", .text, required: true, ja: "種類を選ぶ項目の名前（choice）", en: "the item of the category"),
        Field("place", .text, required: true, ja: "場所の項目の名前（location）", en: "the item of the place"),
        Field("photo", .text, ja: "写真の項目の名前（photo）", en: "the item of the photo"),
        Field("sections", .options, ja: "種類ごとの担当課", en: "section in charge, by category"),
        Field("near", .count, ja: "近くの通報を探す距離（m、初期値は100）", en: "metres within which others are offered (100)"),
        Field("round", .count, ja: "公開する場所を丸める幅（m、初期値は100）", en: "metres by which a public place is rounded (100)"),
        Field("latitude", .latitude, ja: "地図の初めの真ん中の緯度（longitude と一緒に書く）", en: "where the map begins, with longitude"),
        Field("longitude", .longitude, ja: "地図の初めの真ん中の経度", en: "where the map begins"),
        Field("days", .count, ja: "対応の目安の日数（初期値は14）", en: "days after which it takes long (14)"),
    ]

    static let mailFields: [Field] = [
        Field("sent", .text, ja: "受け付けたとき", en: "when it was received"),
        Field("withdrawn", .text, ja: "取り下げたとき", en: "when it was withdrawn"),
        Field("reviewed", .text, ja: "審査を始めたとき", en: "when somebody looks at it"),
        Field("returned", .text, ja: "直していただくとき", en: "when something has to be corrected"),
        Field("rejected", .text, ja: "認められなかったとき", en: "when it was rejected"),
        Field("done", .text, ja: "終わったとき", en: "when it is done"),
    ]

    static let stageFields: [Field] = [
        Field("title", .text, required: true, ja: "段階の名前", en: "what the stage is called"),
        Field("status", .choice(statuses), required: true, ja: "どの状況に当たるか", en: "which status it is"),
    ]

    private static let statuses = [
        Choice("received", ja: "受付", en: "received", zh: "已受理", ko: "접수", vi: "đã nhận"),
        Choice("reviewing", ja: "審査中", en: "being looked at", zh: "审查中", ko: "심사 중", vi: "đang xét"),
        Choice("returned", ja: "補正待ち", en: "has to be corrected", zh: "待补正", ko: "보완 대기", vi: "chờ bổ sung"),
        Choice("rejected", ja: "不承認", en: "rejected", zh: "不批准", ko: "불승인", vi: "không chấp thuận"),
        Choice("done", ja: "完了", en: "done", zh: "完成", ko: "완료", vi: "hoàn tất"),
    ]

    static let stepFields: [Field] = [
        Field("title", .text, required: true, ja: "画面の見出し", en: "heading of the page"),
        Field("about", .text, ja: "見出しの下の説明", en: "below the heading"),
        Field("show", .rule, ja: "この条件のときだけ聞く", en: "asked only then"),
        Field("items", .list(.map(itemFields)), required: true, ja: "項目", en: "items"),
    ]

    static let itemFields: [Field] =
        innerItemFields + [
            Field("items", .list(.map(innerItemFields)), ja: "繰り返す項目（groupのとき）", en: "of a group: what is repeated")
        ]

    static let stepTextFields: [Field] = [
        Field("title", .text, required: true, ja: "画面の見出し", en: "heading of the page"),
        Field("about", .text, ja: "見出しの下の説明", en: "below the heading"),
        Field("items", .list(.map(itemTextFields)), required: true, ja: "項目の言葉", en: "words of the items"),
    ]

    static let itemTextFields: [Field] =
        innerItemTextFields + [
            Field(
                "items", .list(.map(innerItemTextFields)), ja: "繰り返す項目の言葉", en: "of a group: words of what is repeated")
        ]

    private static let innerItemTextFields: [Field] = [
        Field("name", .text, required: true, ja: "もとのフォームの項目の名前", en: "the item's name in the original"),
        Field("label", .text, ja: "見出し", en: "label"),
        Field("help", .text, ja: "見出しの下の説明", en: "below the label"),
        Field("message", .text, ja: "check を満たさないときの言葉", en: "what is said where `check` does not hold"),
        Field("choices", .options, ja: "選択肢の言葉（コード: 言葉）", en: "words of the choices, by their codes"),
        Field("unit", .text, ja: "数の後ろの単位", en: "unit behind a number"),
    ]

    private static let innerItemFields: [Field] = [
        Field("name", .text, required: true, ja: "項目の名前（半角の英小文字・数字・_）", en: "name: lower-case letters, digits, _"),
        Field("type", .choice(itemTypes), required: true, ja: "種類", en: "type"),
        Field("label", .text, ja: "見出し", en: "label"),
        Field("required", .bool, ja: "必須にする", en: "has to be answered"),
        Field("help", .text, ja: "見出しの下の説明", en: "below the label"),
        Field("show", .rule, ja: "この条件のときだけ聞く", en: "asked only then"),
        Field("require", .rule, ja: "この条件のときだけ必須にする", en: "has to be answered only then"),
        Field("check", .rule, ja: "答えが満たすべき条件", en: "what has to hold"),
        Field("message", .text, ja: "check を満たさないときの言葉", en: "what is said where `check` does not hold"),
        Field("choices", .options, ja: "選択肢", en: "choices"),
        Field("least", .count, ja: "最小（数・選ぶ数・組の数）", en: "least: number, choices, rows"),
        Field("most", .count, ja: "最大（数・選ぶ数・組の数・文字数）", en: "most: number, choices, rows, characters"),
        Field("keep_place", .bool, ja: "写真に撮影場所の記録があれば受け取る", en: "of a photo: where it was taken is kept, too"),
        Field("unit", .text, ja: "数の後ろの単位", en: "unit behind a number"),
        Field("value", .rule, ja: "計算（calculatedのとき）", en: "of a calculated item: what it is"),
        Field("age_on", .day, ja: "年齢を数える日（birthdayのとき。なければ今日）", en: "of a birthday: the day on which the age is told"),
    ]

    private static let itemTypes: [Choice] = [
        Choice("text", ja: "1行の文字", en: "one line", zh: "文本", ko: "텍스트", vi: "văn bản"),
        Choice("paragraph", ja: "長い文字", en: "several lines", zh: "段落", ko: "문단", vi: "đoạn văn"),
        Choice("number", ja: "数", en: "number", zh: "数字", ko: "숫자", vi: "số"),
        Choice("choice", ja: "1つ選ぶ", en: "one of several", zh: "单选", ko: "단일 선택", vi: "chọn một"),
        Choice("choices", ja: "いくつでも選ぶ", en: "some of several", zh: "多选", ko: "복수 선택", vi: "chọn nhiều"),
        Choice("agree", ja: "同意のチェック", en: "to be agreed to", zh: "同意", ko: "동의", vi: "đồng ý"),
        Choice("date", ja: "日付", en: "day", zh: "日期", ko: "날짜", vi: "ngày"),
        Choice("birthday", ja: "生年月日", en: "birthday", zh: "出生日期", ko: "생년월일", vi: "ngày sinh"),
        Choice("time", ja: "時刻", en: "time", zh: "时间", ko: "시각", vi: "giờ"),
        Choice("name", ja: "氏名とカナ", en: "name with kana", zh: "姓名", ko: "성명", vi: "họ tên"),
        Choice("address", ja: "住所", en: "address", zh: "地址", ko: "주소", vi: "địa chỉ"),
        Choice("phone", ja: "電話番号", en: "telephone", zh: "电话", ko: "전화번호", vi: "điện thoại"),
        Choice("mail", ja: "メールアドレス", en: "mail address", zh: "邮箱", ko: "이메일", vi: "email"),
        Choice("web", ja: "ウェブのアドレス", en: "web address", zh: "网址", ko: "웹 주소", vi: "địa chỉ web"),
        Choice("corporation", ja: "法人番号", en: "corporate number", zh: "法人编号", ko: "법인번호", vi: "mã pháp nhân"),
        Choice("file", ja: "ファイル", en: "files", zh: "文件", ko: "파일", vi: "tệp"),
        Choice("photo", ja: "写真", en: "photos", zh: "照片", ko: "사진", vi: "ảnh"),
        Choice("location", ja: "場所（言葉か緯度・経度）", en: "place, in words or as a point", zh: "位置", ko: "위치", vi: "vị trí"),
        Choice("calculated", ja: "計算した値", en: "calculated", zh: "计算值", ko: "계산값", vi: "giá trị tính"),
        Choice("note", ja: "説明だけ", en: "only text", zh: "说明", ko: "설명", vi: "ghi chú"),
        Choice("group", ja: "繰り返し", en: "repeated", zh: "重复组", ko: "반복", vi: "lặp lại"),
    ]
}
