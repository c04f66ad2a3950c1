// What every room needs to know about written Japanese: widths, kana, numerals, eras, addresses, codes.
//
// Normalizing.swift       NFKC, and the folded forms used for comparing
// Kana.swift              ひらがな ⇄ カタカナ
// Numerals.swift          １万２千, 三十五, 12,000円
// CivilDate.swift         a day in the proleptic Gregorian calendar
// Era.swift               明治 … 令和 ⇄ 西暦
// DateReading.swift       days as people write them
// ClockTime.swift         times as people write them
// MunicipalityCode.swift  全国地方公共団体コード
// Prefecture.swift        the 47 prefectures
// PostalAddress.swift     〒, and an address taken apart
// PhoneNumber.swift       telephone numbers
