import FeatureKit
import HTTP

/// Requests that change something come from the site's own pages. A page in another site cannot set these headers.
/// https://www.w3.org/TR/fetch-metadata/, https://html.spec.whatwg.org/multipage/browsers.html#origin
enum OwnPages {
    /// - Parameter isPage: a form of a page sends fields, everything else JSON.
    static func check(_ request: Request, isPage: Bool) throws(Refusal) {
        if let site = request.headers["Sec-Fetch-Site"], site != "same-origin" { throw foreign }
        if let origin = request.headers["Origin"] {
            guard let host = request.host, origin == "https://\(host)" || origin == "http://\(host)" else {
                throw foreign
            }
        } else if request.headers["Sec-Fetch-Site"] == nil {
            // A browser sends at least one of them; a script may say where it comes from as well.
            throw foreign
        }
        if isPage {
            guard request.form != nil else {
                throw Refusal(.unsupportedMediaType, "wrong-media-type", "画面のボタンから送ってください。")
            }
            return
        }
        // What a form of another site can send is none of these.
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" }
        guard type == "application/json" else {
            throw Refusal(.unsupportedMediaType, "wrong-media-type", "JSON で送ってください。")
        }
    }

    private static var foreign: Refusal { Refusal(.forbidden, "foreign-page", "このサイトのページから送ってください。") }
}
