/// A layout that shows a piece on a page that everyone can use, as the page audit asks of every page, and nothing else: what
/// such a page shows depends on the piece alone.
public func wholePage(_ piece: String) -> String {
    "<!DOCTYPE html>\n<html lang=\"{{ lang }}\">\n<title>題</title>\n<main>\n<h1>題</h1>\n\(piece)</main>\n</html>\n"
}
