// The columns of each sheet as data: `field | type | header on export | other names in files`.
//
// Marks before the field: `!` required · `?` written only when used · `-` only read · `+` only read, and kept under
// `extra` as well.
// Names are compared without spaces, brackets, dashes and underscores, and without regard to width and case
// (`headerKey`); the field's own name is always one of them. To teach the importer another header, add it to the line.
//
// Sources: 推奨データセット (old), 自治体標準オープンデータセット (new), 国土地理院 指定緊急避難場所データ,
// 行政基本情報データ連携モデル イベント, 高松市オープンデータ (English headers), and our own content fields.

/// Columns by which a sheet names its municipality.
private let municipalityColumns = """
    municipality.code | code | 全国地方公共団体コード | 都道府県コード又は市区町村コード, 市区町村コード, 団体コード, 自治体コード, 都道府県コード, prefCode, cityCode
    municipality.name | text | 地方公共団体名 | 市区町村名, 市町村名, 市町村, 自治体名, 地方公共団体の名称, city
    ?municipality | text | 市町村ID | 自治体ID
    """

/// Whom to ask.
private let contactColumns = """
    contact.name | text | 連絡先名称 | 問い合わせ先, 問合せ先, お問い合わせ先, 問い合わせ先名称, 問い合わせ先/連絡先名称, 問い合わせ先（市の担当課）, 担当課, 担当部署, 連絡先
    ?contact.section | text | 連絡先担当 | 担当, 担当係
    contact.phone | phone | 連絡先電話番号 | 電話番号, 電話, TEL, telephoneNumber, telephone number, 問い合わせ先電話番号
    contact.email | email | 連絡先メールアドレス | メールアドレス, email, mail
    ?contact.address | text | 連絡先住所
    ?contact.hours | text | 連絡先受付時間
    contact.url | url | URL | ホームページ, 関連URL, 参考URL, 詳細URL, 詳細参照先, referenceObject
    ?contact | text | 窓口ID
    """

/// What every page may carry.
private let pageColumns = "?date | dateTime | 公開日 | 掲載日, 日付, 発表日\n" + undatedPageColumns

private let undatedPageColumns = """
    ?updated | dateTime | 更新日 | 最終更新日
    ?draft | bool | 下書き
    ?publish | dateTime | 公開日時 | 公開開始日時, 公開開始日
    ?expires | dateTime | 公開終了日時 | 掲載終了日, 公開終了日
    ?tags | list | タグ | キーワード
    ?redirects | list | 旧URL
    ?image | text | 画像 | 画像URL
    ?image_alt | text | 画像の説明
    ?body_format | text | 本文の書式
    """

/// Names of the places in a file that only help to find them.
private let numberColumns = """
    +number | text | NO | 番号, No., №, 通し番号, 連番, 整理番号, 共通ID, #property
    """

/// Addresses in pieces; the whole one wins.
private let addressColumns = """
    address | text | 所在地_連結表記 | 住所, 所在地, 所在, address
    +address.code | code | 所在地_全国地方公共団体コード | 開催地_全国地方公共団体コード, 住所コード
    +address.municipality | text | 所在地_市区町村 | 住所市区町村
    +address.prefecture | text | 所在地_都道府県 | 都道府県名, 住所都道府県, 都道府県, pref
    +address.town | text | 所在地_町字 | 住所町名, 町字
    +address.block | text | 所在地_番地以下 | 住所丁目以下, 番地以下
    """

/// Opening hours in pieces, as the standard sheets have them; or in one text.
private let hoursColumns = """
    hours.days | text | 利用可能曜日 | 開館曜日, 利用可能日, 営業曜日, availableDate
    hours.opens | time | 開始時間 | 利用開始時間, 開館時刻, startTime
    hours.closes | time | 終了時間 | 利用終了時間, 閉館時刻, endTime
    hours.note | text | 利用可能日時特記事項 | 利用可能日時備考, availableDateNote
    -hours | text | 利用時間 | 利用可能時間, 開館時間, 営業時間, 受付時間, 診療時間, 開設時間
    closed | text | 休館日 | 定休日, 休業日, 休診日, 閉館日
    """

let placeSheet = """
    # 公共施設 01, 指定緊急避難場所 03, 子育て施設 05, AED 08, 医療機関 10, 観光施設 11, 公衆トイレ 13 and their old forms
    id | text | ID | 施設ID, identification
    """ + "\n" + municipalityColumns + "\n" + numberColumns + """

        !title | text | 名称 | 施設名, 施設名称, 施設・場所名, 避難所名, 避難場所名, 避難施設名, 設置場所名称, 設置施設名, 医療機関名, 医療機関の名称, 事業所名, 施設の名称, 名前, name
        kana | text | 名称_カナ | 名称_ふりがな, 名称かな, 施設名_カナ, 施設名かな, 施設名ふりがな, ふりがな, フリガナ, かな, fullNameInKana
        category | vocabulary(place_category) | 種別 | カテゴリー, カテゴリ, 分類, 施設種別, 種類
        """ + "\n" + addressColumns + """

        latitude | latitude | 緯度 | lat, 緯度（10進数）, Y座標
        longitude | longitude | 経度 | lon, lng, long, 経度（10進数）, X座標
        phone | phone | 電話番号 | 電話, 連絡先電話番号, TEL, telephone, telephoneNumber, telephone number, tel
        """ + "\n" + hoursColumns + """

        description | text | 説明 | 概要, 施設概要, description
        accessibility | text | バリアフリー情報
        capacity | int | 想定収容人数 | 収容人数, 収容人員, 定員, 収容定員, capacity
        hazard.flood | flag | 災害種別_洪水 | 洪水, 洪水時, flood, flood_L2, 洪水（想定最大規模）
        hazard.landslide | flag | 災害種別_崖崩れ、土石流及び地滑り | 崖崩れ、土石流及び地滑り, 崖崩れ・土石流・地滑り, がけ崩れ、土石流及び地滑り, 土砂災害, 土砂災害時, 災害種別_土砂災害, landslide, sedimentDisaster
        hazard.storm_surge | flag | 災害種別_高潮 | 高潮, 高潮時, stormSurge
        hazard.earthquake | flag | 災害種別_地震 | 地震, 地震時, earthquake
        hazard.tsunami | flag | 災害種別_津波 | 津波, 津波時, tsunami, tunami
        hazard.fire | flag | 災害種別_大規模な火事 | 大規模な火事, 大規模火災, 大火災, 火災, fire
        hazard.inland_flood | flag | 災害種別_内水氾濫 | 内水氾濫, 内水, inlandFlood, inundation
        hazard.volcano | flag | 災害種別_火山現象 | 火山現象, 火山, volcano
        -hazards | vocabularies(hazard) | 災害種別 | 対象災害, 対応災害
        shelter | flag | 指定避難所との重複 | 指定避難所, 指定避難所との住所同一, 指定避難所の指定, evacuationSpace
        website | url | URL | ホームページ, ホームページURL, HP, 参考URL, 関連URL, referenceObject
        ?name_en | text | 名称_英語
        ?date | dateTime | 公開日
        ?updated | dateTime | 更新日 | 最終更新日
        ?draft | bool | 下書き
        ?publish | dateTime | 公開日時 | 公開開始日時, 公開開始日
        ?expires | dateTime | 公開終了日時 | 掲載終了日, 公開終了日
        ?tags | list | タグ
        ?redirects | list | 旧URL
        image | text | 画像 | 画像URL
        ?image_alt | text | 画像の説明
        ?body | body | 本文
        ?body_format | text | 本文の書式
        """

let eventSheet = """
    # イベント 12, old and new, and the base registry's event model
    id | text | ID | イベントID
    """ + "\n" + municipalityColumns + "\n" + numberColumns + """

        !title | text | イベント名 | イベント名称, 名称, 行事名, 行事名称, 催し名, 催し物名, 件名, name
        start.date | date | 開始日 | 開催日, 日程, 開催日程, 開催期間, 期間, 日時, 開催日時, startDate
        start.time | time | 開始時間 | 開始時刻, 開会時間, startTime
        end.date | date | 終了日 | endDate
        end.time | time | 終了時間 | 終了時刻, endTime
        -start | dateTime | 開始日時 | startDateTime
        -end | dateTime | 終了日時 | endDateTime
        category | vocabulary(event_category) | カテゴリー | カテゴリ, 分類, イベント種類, イベントの種類, ジャンル
        description | text | 概要 | サブタイトル
        body | body | 説明 | 内容, イベント内容, 詳細, 本文
        fee.basic | text | 料金(基本) | 参加費, 参加料, 料金, 費用, 入場料, basicPrice
        fee.detail | text | 料金(詳細) | 料金備考, detailPrice
        -fee | text | 料金（まとめ） | fee
        organizer | text | 主催者 | 主催団体, 主催
        place | text | 場所名称 | 会場, 開催場所, 場所, 開催場所名称, 会場名
        """ + "\n" + addressColumns + """

        latitude | latitude | 緯度 | lat
        longitude | longitude | 経度 | lon, lng
        online | bool | オンライン
        capacity | int | 定員 | 募集人数, 募集定員
        apply_until | date | 参加申込終了日 | 申込期限日, 申込締切日, 申込締切, 締切日, 申込期限
        apply | text | 参加申込方法 | 申込方法, 申し込み方法, 申込み方法
        apply_url | url | 申込URL | 申し込みURL, 申込フォームURL, 参加申込URL
        """ + "\n" + contactColumns + "\n" + pageColumns

let programSheet = """
    # 支援制度（給付金）情報 22
    id | text | ID | 制度ID, 管理番号, PSID
    """ + "\n" + municipalityColumns + "\n" + numberColumns + """

        !title | text | タイトル（制度名） | 制度名, 制度名称, 支援制度名, 事業名, 名称, タイトル, 補助金名, name
        description | text | 制度概要 | 概要
        theme | vocabulary(theme) | 支援制度種別 | テーマ, 分野, 制度種別, 支援分野
        target | vocabularies(target) | 対象区分 | 対象, 対象者区分
        body#対象となる方 | body | 対象者 | 対象となる方, 対象要件, 対象者の条件
        body#対象となる費用 | body | 用途・対象費 | 対象経費, 用途, 対象となる費用
        body | body | 内容 | 支援内容, 制度内容, 本文, 説明
        amount | text | 給付金額 | 支援額, 補助額, 補助金額, 助成額, 金額, 支給額
        amount_max | yen | 上限額 | 補助上限額, 限度額, 補助限度額
        rate | text | 補助率 | 助成率
        opens | date | 受付開始日 | 募集開始日, 申請開始日, 受付開始
        closes | date | 受付終了日 | 募集終了日, 申請期限, 受付終了, 申請締切日
        apply | text | 利用・申請方法 | 申請方法, 申込方法, 手続き方法, 手続方法
        apply_url | url | 申請方法URL | 申請URL, 申請フォームURL, オンライン申請URL
        documents | list | 必要書類 | 申請書類, 提出書類
        budget_limited | bool | 予算上限あり | 予算の範囲内
        year | int | 年度
        category_code | text | 分類コード | 制度分類コード
        """ + "\n" + contactColumns + "\n" + pageColumns

/// In the order of the usual registration card (物件登録カード); see `docs/open-data.md`.
let houseSheet = """
    id | text | ID
    !number | text | 物件番号 | 物件No., 登録番号, No., NO, 番号, 整理番号
    title | text | 物件名 | タイトル, 見出し, 名称
    description | text | 概要 | 物件概要, 紹介文
    state | vocabulary(house_state) | 状態 | 状況, 公開状態, 交渉状況
    registered | date | 登録日 | 受付日, 登録年月日
    """ + "\n" + municipalityColumns + """

        district | text | 地区 | 地域, 地区名
        address | text | 所在地 | 住所, 物件所在地
        type | vocabulary(house_type) | 物件種別 | 種別, 種類, 物件の種類
        deal | vocabulary(house_deal) | 取引形態 | 売買・賃貸, 売買/賃貸, 賃貸・売買, 希望条件, 取引, 売買賃貸の別, 区分
        price | yen | 売買価格 | 価格, 売却価格, 希望価格, 売却希望価格, 希望売却価格
        rent | yen | 賃料（月額） | 賃料, 家賃, 月額賃料, 賃貸料, 希望賃料, 月額
        negotiable | bool | 価格交渉 | 応相談, 価格応相談
        plan | text | 間取り | 間取
        floor_area | number | 延床面積（㎡） | 延床面積, 床面積, 建物面積, 延べ床面積
        land_area | number | 土地面積（㎡） | 土地面積, 敷地面積
        built | text | 建築年 | 建築年月, 建築時期, 築年, 建築年次
        structure | text | 構造
        storeys | int | 階数
        water | text | 水道 | 上水道, 給水
        sewage | text | 下水 | 下水道, 排水
        gas | text | ガス
        toilet | text | トイレ | 便所
        bath | text | 風呂 | 浴室
        heating | text | 給湯・暖房 | 暖房, 給湯
        internet | text | インターネット | 通信, ネット環境
        parking | int | 駐車場（台） | 駐車場, 駐車台数, 駐車可能台数
        renovation | vocabulary(house_renovation) | 補修の要否 | 補修, 改修, 修繕, 改修の要否, 補修の程度
        vacant_years | int | 空き家年数 | 空き家期間, 空家年数
        furniture_left | bool | 家財 | 家財道具, 残置物, 家財の残置
        farmland | text | 農地
        garden | bool | 庭
        storage | bool | 物置・倉庫 | 倉庫, 物置, 納屋
        diy | bool | DIY | DIY可
        pets | bool | ペット | ペット可
        business | bool | 事業利用 | 店舗利用, 事業利用可
        hazards | list | 災害区域 | ハザード, 災害リスク, ハザード情報
        school | text | 学区 | 小中学校区, 通学区, 小学校区
        station | text | 最寄り駅・バス停 | 最寄り駅, 最寄駅, 最寄りのバス停
        distances | maps(place;text) | 主要施設等への距離 | 施設への距離
        latitude | latitude | 緯度 | lat
        longitude | longitude | 経度 | lon, lng
        photos | maps(file;alt;caption) | 写真
        floor_plan | text | 間取り図
        agent.name | text | 仲介業者 | 仲介業者名, 取扱業者, 媒介業者, 担当業者
        agent.license | text | 免許番号 | 宅建業免許番号
        agent.phone | phone | 仲介業者電話番号 | 業者電話番号, 仲介業者TEL
        programs | list | 利用できる支援制度
        price_history | maps(date;price:int) | 価格の履歴
        body | body | 備考 | 特記事項, 説明, 本文, 詳細
        """ + "\n" + contactColumns + "\n" + pageColumns

let staySheet = """
    id | text | ID
    !title | text | 名称 | 施設名, 施設名称, 住宅名, name
    description | text | 概要
    """ + "\n" + municipalityColumns + """

        address | text | 所在地 | 住所
        latitude | latitude | 緯度 | lat
        longitude | longitude | 経度 | lon, lng
        capacity | int | 定員 | 利用人数
        fee | text | 利用料金 | 料金, 使用料, 利用料
        price_per_night | yen | 1泊の料金（円） | 1泊料金
        min_nights | int | 最短泊数 | 最短利用日数
        max_nights | int | 最長泊数 | 最長利用日数
        season | text | 利用できる時期 | 利用期間, 利用時期
        facilities | list | 設備 | 備品, 設備・備品
        wifi | bool | Wi-Fi | 無線LAN
        pets | bool | ペット | ペット可
        parking | bool | 駐車場
        reserve | text | 予約方法 | 申込方法
        reserve_url | url | 予約URL | 申込URL
        photos | maps(file;alt;caption) | 写真
        body | body | 説明 | 内容, 本文, 備考
        """ + "\n" + contactColumns + "\n" + pageColumns

let recruitSheet = """
    id | text | ID
    !title | text | 募集名 | 件名, タイトル, 名称, 募集タイトル, ミッション
    description | text | 概要
    """ + "\n" + municipalityColumns + """

        positions | int | 募集人数 | 人数, 募集人員
        opens | date | 募集開始日 | 受付開始日
        closes | date | 募集終了日 | 募集締切, 応募締切, 締切日, 受付終了日
        starts | text | 着任時期 | 委嘱時期, 任用開始
        term | text | 任期 | 任用期間, 活動期間
        salary | text | 報酬 | 給与, 報酬・給与
        employment | text | 雇用形態 | 任用形態, 契約形態
        housing | text | 住居
        requirements | list | 応募資格 | 応募条件, 資格, 募集対象
        benefits | list | 待遇・福利厚生 | 福利厚生, 待遇
        photos | maps(file;alt;caption) | 写真
        apply | text | 応募方法 | 申込方法
        apply_url | url | 応募URL | 申込URL
        body | body | 活動内容 | 業務内容, 内容, 説明, 本文
        """ + "\n" + contactColumns + "\n" + pageColumns

let municipalitySheet = """
    id | text | ID | 市町村ID
    !code | code | 全国地方公共団体コード | 市区町村コード, 団体コード, コード, 都道府県コード又は市区町村コード
    !title | text | 市区町村名 | 地方公共団体名, 市町村名, 自治体名, 名称, name
    kana | text | 市区町村名_カナ | 市区町村名かな, 市町村名かな, 名称_カナ, ふりがな, フリガナ, かな
    name_en | text | 市区町村名_英字 | 市区町村名_英語, 名称_英字, 名称_英語, 英語名, ローマ字
    description | text | 概要 | 紹介文
    population | int | 人口 | 総人口
    households | int | 世帯数
    area_km2 | number | 面積（km2） | 面積
    order | int | 表示順 | 並び順
    website | url | URL | ホームページ, 公式サイト
    address | text | 所在地 | 住所, 役所所在地
    latitude | latitude | 緯度 | lat
    longitude | longitude | 経度 | lon, lng
    access | text | アクセス | 交通, 交通アクセス
    features | list | 特色 | 特徴
    desks | maps(id;name;section;phone;email;address;hours;url) | 窓口
    links | maps(title;url) | 関連リンク | リンク
    ?contact | text | 窓口ID
    ?contact.name | text | 連絡先名称 | 連絡先, 担当課
    ?contact.section | text | 連絡先担当
    ?contact.phone | phone | 連絡先電話番号
    ?contact.email | email | 連絡先メールアドレス
    ?contact.address | text | 連絡先住所
    ?contact.hours | text | 連絡先受付時間
    ?contact.url | url | 連絡先URL
    body | body | 説明 | 本文, 内容
    """ + "\n" + pageColumns

let faqSheet = """
    id | text | id | ID, FAQID, 質問ID, 管理番号, No., NO, 番号
    !title | text | question | 質問, 質問文, 問い, Q, タイトル, 件名, 質問内容
    body | body | answer | 回答, 回答文, 答え, A, 回答内容
    variants | list | variants | 言い換え, 類似質問, 別の聞き方, 質問の言い換え
    category | text | category | カテゴリー, カテゴリ, 分類, 大分類
    links | maps(title;url) | links | リンク, URL, 関連リンク, 参考URL, 関連URL
    ?applications | maps(title;url;note) | applications | 申請, すぐに始められる手続き
    ?choices | maps(title;url) | choices | 次の質問, 次にえらぶ質問
    ?contact.name | text | 問い合わせ先
    ?contact.section | text | 連絡先担当
    ?contact.phone | phone | 連絡先電話番号
    ?contact.email | email | 連絡先メールアドレス
    ?contact.address | text | 連絡先住所
    ?contact.hours | text | 連絡先受付時間
    ?contact.url | url | 連絡先URL
    ?contact | text | 窓口ID
    ?description | text | description | 概要
    ?search | bool | search | 検索対象
    """ + "\n" + pageColumns

let newsSheet = """
    id | text | id | ID, 記事ID
    !title | text | title | 件名, タイトル, 見出し, 題名, 表題
    !date | dateTime | date | 公開日, 掲載日, 日付, 発表日
    description | text | description | 概要, 要約
    category | vocabulary(news_category) | category | カテゴリー, カテゴリ, 分類
    important | bool | important | 重要
    ?search | bool | search | 検索対象
    """ + "\n" + municipalityColumns + "\n" + contactColumns + """

        body | body | body | 本文, 内容, 説明, 記事
        """ + "\n" + undatedPageColumns

let pageSheet = """
    id | text | id | ID, ファイル名, パス, path
    !title | text | title | 件名, タイトル, 見出し, 題名, ページ名
    description | text | description | 概要, 要約
    nav | text | nav | 短い題名
    order | int | order | 表示順, 並び順
    search | bool | search | 検索対象
    toc | bool | toc | 目次
    ?layout | text | layout | レイアウト
    ?municipality | text | 市町村ID | 自治体ID
    body | body | body | 本文, 内容, 説明
    """ + "\n" + contactColumns + "\n" + pageColumns

let refuseSheet = """
    # ゴミの分別方法 28
    id | text | ID
    """ + "\n" + municipalityColumns + "\n" + numberColumns + """

        !title | text | ゴミの品目 | 品目, 品名, ごみの品目, ごみの分別方法_品目, 名称, name
        kana | text | ふりがな | よみがな, 読み, かな, 品目_カナ
        category | text | 分別区分 | 種別, 区分, 分別, 出し方の区分, ごみの分別方法_分別区分, classification
        note | text | 注意点 | 出し方, 出すときの注意, 出し方の注意, ごみの分別方法_注意点, note
        fee.kind | text | 料金種別
        fee.amount | text | 料金 | 粗大ごみ回収料金, 手数料, 処理手数料
        fee.note | text | 料金備考
        """
