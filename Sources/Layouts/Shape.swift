/// What a name may hold, so that a template is checked before anything is rendered.
public indirect enum Shape: Sendable, Hashable {
    case any
    /// Text, markup, number, truth value or none: nothing to look into.
    case scalar
    case list(Shape)
    /// Exactly these members; any other is a problem.
    case record([String: Shape])
    /// At least these members.
    case open([String: Shape])

    /// The shape of what is found when looping.
    var element: Shape {
        switch self {
        case .list(let element): element
        case .record, .open: .scalar
        case .scalar, .any: .any
        }
    }

    /// What holds for a name that may be either.
    func merged(with other: Shape) -> Shape {
        self == other ? self : .any
    }
}
