import Definitions
import Layouts
import Model

/// JSON-LD for search engines. https://schema.org, https://www.w3.org/TR/json-ld11/
enum StructuredData {
    /// `<script type="application/ld+json">`, a data block that the page's security policy lets stand; empty for kinds without one.
    static func script(_ document: Document, _ site: Site) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("@context", "https://schema.org")
            switch document.kind.name {
            case Kind.event.name: event(document, site, &json)
            case Kind.program.name: program(document, site, &json)
            case Kind.municipality.name: municipality(document, site, &json)
            case Kind.faq.name where !document.entry.id.isEmpty: question(document, &json)
            case Kind.news.name where !document.entry.id.isEmpty: news(document, site, &json)
            case Kind.page.name where document.address.path == site.home(document.language):
                organization(document, site, &json)
            default: breadcrumb(document, site, &json)
            }
        }
        return Array("<script type=\"application/ld+json\">".utf8) + json.bytes + Array("</script>".utf8)
    }

    private static func common(_ type: String, _ document: Document, _ site: Site, _ json: inout JSONWriter) {
        json.member("@type", type)
        json.member("name", document.title)
        json.member("url", site.absolute(document.address.href))
        if !document.description.isEmpty { json.member("description", document.description) }
    }

    private static func event(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        guard !document.entry.id.isEmpty else { return breadcrumb(document, site, &json) }
        common("Event", document, site, &json)
        json.member("startDate", ifPresent: document.entry["start"]?.moment?.iso)
        json.member("endDate", ifPresent: document.entry["end"]?.moment?.iso)
        let isOnline = document.entry["online"]?.bool ?? false
        json.member(
            "eventAttendanceMode", "https://schema.org/\(isOnline ? "Online" : "Offline")EventAttendanceMode")
        location(document, site, isOnline: isOnline, &json)
        json.key("organizer")
        json.object { json in
            json.member("@type", "Organization")
            json.member("name", document.entry["organizer"]?.text ?? siteName(document, site))
        }
    }

    /// Nothing where nothing is known: a place without a name, an address or a position is none.
    private static func location(_ document: Document, _ site: Site, isOnline: Bool, _ json: inout JSONWriter) {
        if isOnline {
            json.key("location")
            json.object { json in
                json.member("@type", "VirtualLocation")
                json.member("url", document.entry["apply_url"]?.text ?? site.absolute(document.address.href))
            }
            return
        }
        let (name, address) = (document.entry["place"]?.text, document.entry["address"]?.text)
        let position = document.entry["latitude"]?.number.flatMap { latitude in
            document.entry["longitude"]?.number.map { (latitude, $0) }
        }
        guard name != nil || address != nil || position != nil else { return }
        json.key("location")
        json.object { json in
            json.member("@type", "Place")
            json.member("name", ifPresent: name)
            json.member("address", ifPresent: address)
            guard let (latitude, longitude) = position else { return }
            json.key("geo")
            json.object { json in
                json.member("@type", "GeoCoordinates")
                json.key("latitude")
                json.value(latitude)
                json.key("longitude")
                json.value(longitude)
            }
        }
    }

    private static func program(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        guard !document.entry.id.isEmpty else { return breadcrumb(document, site, &json) }
        common("GovernmentService", document, site, &json)
        json.key("provider")
        json.object { json in
            json.member("@type", "GovernmentOrganization")
            json.member("name", provider(document, site))
        }
        let audience = document.entry["target"]?.list?.compactMap(\.text) ?? []
        if !audience.isEmpty {
            json.key("audience")
            json.object { json in
                json.member("@type", "Audience")
                let labels = audience.map {
                    site.definition.vocabularies["target"]?.label(of: $0, in: document.language) ?? $0
                }
                json.member("audienceType", labels.joined(separator: "、"))
            }
        }
    }

    private static func provider(_ document: Document, _ site: Site) -> String {
        if let id = document.entry["municipality"]?.text,
            let municipality = site.catalog.document(Kind.municipality.name, id, document.language)
        {
            return municipality.title
        }
        return organizationName(document, site)
    }

    private static func organizationName(_ document: Document, _ site: Site) -> String {
        site.definition.organization?["name"]?.text ?? siteName(document, site)
    }

    private static func siteName(_ document: Document, _ site: Site) -> String {
        site.definition.text("name", in: document.language) ?? site.definition.name
    }

    private static func municipality(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        guard !document.entry.id.isEmpty else { return breadcrumb(document, site, &json) }
        common("GovernmentOrganization", document, site, &json)
        json.member("address", ifPresent: document.entry["address"]?.text)
        json.member("identifier", ifPresent: document.entry["code"]?.text)
    }

    private static func question(_ document: Document, _ json: inout JSONWriter) {
        json.member("@type", "FAQPage")
        json.key("mainEntity")
        json.array { json in
            json.object { json in
                json.member("@type", "Question")
                json.member("name", document.title)
                json.key("acceptedAnswer")
                json.object { json in
                    json.member("@type", "Answer")
                    json.member("text", document.description)
                }
            }
        }
    }

    private static func news(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        json.member("@type", "NewsArticle")
        json.member("headline", document.title)
        json.member("url", site.absolute(document.address.href))
        json.member("datePublished", ifPresent: document.date?.iso)
        json.member("dateModified", ifPresent: (document.updated ?? document.date)?.iso)
    }

    private static func organization(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        json.member("@type", "GovernmentOrganization")
        json.member("name", organizationName(document, site))
        json.member("url", site.absolute("/"))
        json.member("telephone", ifPresent: site.definition.organization?["phone"]?.text)
        json.member("address", ifPresent: site.definition.organization?["address"]?.text)
    }

    private static func breadcrumb(_ document: Document, _ site: Site, _ json: inout JSONWriter) {
        json.member("@type", "BreadcrumbList")
        json.key("itemListElement")
        json.array { json in
            let steps = site.breadcrumb(document).steps + [(document.title, document.address.href)]
            for (index, step) in steps.enumerated() {
                json.object { json in
                    json.member("@type", "ListItem")
                    json.member("position", index + 1)
                    json.member("name", step.title)
                    json.member("item", site.absolute(step.url))
                }
            }
        }
    }
}
