import Model

// The room `Corporations`: who stands behind a 法人番号, as the National Tax Agency publishes it.
//
// Corporation.swift          what is published of one, read from its XML
// CorporationRegister.swift  asking, and remembering what was answered

/// A corporation as the register has it (国税庁 法人番号システム Web-API, Ver.4).
public struct Corporation: Hashable, Sendable {
    /// Thirteen digits.
    public var number: String
    public var name: String
    /// Prefecture, city and street in one.
    public var address: String
    /// Its registration was closed.
    public var isClosed: Bool

    public init(number: String, name: String, address: String, isClosed: Bool = false) {
        self.number = number
        self.name = name
        self.address = address
        self.isClosed = isClosed
    }
}
