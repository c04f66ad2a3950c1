import Model
extension FilterFailure { static var spent: FilterFailure { FilterFailure(ja: "", en: "") } }
public struct LayoutFile: Sendable {
    public var path: String, place: String, bytes: [UInt8]
    public init(path: String, place: String, bytes: [UInt8]) { self.path = path; self.place = place; self.bytes = bytes }
}
public final class LayoutSet: Sendable {
    public static func compile(_ files: [LayoutFile], shapes: @Sendable (String) -> [String: Shape], filters: [Filter], functions: [Function]) -> (LayoutSet, [Problem]) { (LayoutSet(), []) }
    public func template(_ name: String) -> Template? { nil }
    public func folded(constants: Record) -> (LayoutSet, [Problem]) { (self, []) }
}
public final class Template: Sendable {
    public let name: String = ""
    public var files: [String] { [] }
    public var reads: Set<String> { [] }
    public func render(_ values: Record, into out: inout [UInt8]) throws(Problem) {}
}
