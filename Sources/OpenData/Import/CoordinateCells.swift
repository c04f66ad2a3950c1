import Japanese

/// Japan with its islands (WGS84 or JGD2011, decimal degrees).
let latitudesOfJapan = 20.0...46.0
let longitudesOfJapan = 122.0...154.0

extension CellReader {
    /// Both are accepted in both columns here; `mendingCoordinates` sees whether they were exchanged.
    func readCoordinate(_ text: String, _ column: Column, _ reading: inout CellReading) {
        if let degrees = decimalNumber(text) {
            guard latitudesOfJapan.contains(degrees) || longitudesOfJapan.contains(degrees) else {
                return reading.keep("outside-japan", "日本の緯度・経度ではありません: \(text.short)", "not in Japan: \(text.short)")
            }
            return reading.take(column.field, .number(degrees))
        }
        guard let degrees = sexagesimal(text) else {
            return reading.keep("not-a-coordinate", "緯度・経度として読めません: \(text.short)", "not a coordinate: \(text.short)")
        }
        reading.remark(
            "coordinate-notation", "度分秒を \(degrees) 度に直しました", "degrees, minutes and seconds became \(degrees)")
        reading.take(column.field, .number(degrees))
    }
}

/// `34度20分35.1秒`, `34°20′35.1″N`, `34.20.35.1`; to a ten-millionth of a degree, about a centimetre.
private func sexagesimal(_ text: String) -> Double? {
    var numbers: [String] = [""]
    var isDotted = false
    let scalars = nfkc(text).unicodeScalars.filter { !isSpace($0) }
    for scalar in scalars {
        switch scalar {
        case "0"..."9": numbers[numbers.count - 1].unicodeScalars.append(scalar)
        case ".":
            // A second point between digits separates; the one in the last number is decimal.
            if numbers.count == 3 {
                numbers[2].unicodeScalars.append(scalar)
            } else {
                (isDotted, _) = (true, numbers.append(""))
            }
        case "度", "°", "º", "分", "′", "'", "’":
            if isDotted { return nil }
            numbers.append("")
        case "秒", "″", "\"", "”", "N", "E", "北", "東", "緯", "経": continue
        default: return nil
        }
    }
    // NFKC makes two primes of a double one.
    while numbers.last == "" { numbers.removeLast() }
    let values = numbers.map { Double($0) ?? -1 }
    guard (2...3).contains(values.count), values.allSatisfy({ $0 >= 0 }), values[1] < 60,
        values.count < 3 || values[2] < 60
    else { return nil }
    let degrees = values[0] + values[1] / 60 + (values.count == 3 ? values[2] : 0) / 3600
    let rounded = (degrees * 1e7).rounded() / 1e7
    return latitudesOfJapan.contains(rounded) || longitudesOfJapan.contains(rounded) ? rounded : nil
}

/// Latitude and longitude exchanged are set right; a lone or impossible one is taken away.
func mendingCoordinates(_ parts: inout [String: FieldValue]) -> CellReading.Remark? {
    guard case .number(let latitude)? = parts["latitude"], case .number(let longitude)? = parts["longitude"] else {
        guard parts["latitude"] != nil || parts["longitude"] != nil else { return nil }
        parts["latitude"] = nil
        parts["longitude"] = nil
        return CellReading.Remark(
            code: "lone-coordinate", ja: "緯度と経度がそろっていないので使いませんでした",
            en: "latitude and longitude are not both there; not used")
    }
    if latitudesOfJapan.contains(latitude), longitudesOfJapan.contains(longitude) { return nil }
    if latitudesOfJapan.contains(longitude), longitudesOfJapan.contains(latitude) {
        parts["latitude"] = .number(longitude)
        parts["longitude"] = .number(latitude)
        return CellReading.Remark(
            code: "coordinates-exchanged", ja: "緯度と経度が逆なので入れ替えました",
            en: "latitude and longitude were exchanged and have been set right")
    }
    parts["latitude"] = nil
    parts["longitude"] = nil
    return CellReading.Remark(code: "outside-japan", ja: "日本の緯度・経度ではないので使いませんでした", en: "not in Japan; not used")
}
