import Model

/// An output of the last build that is what it would be now, and whose file stands.
/// A reference, for every build hands around one for each file of the site.
final class KnownOutput: Sendable {
    /// In the last build's table.
    let row: Int
    let state: BuildState.OutputState

    init(row: Int, state: BuildState.OutputState) {
        self.row = row
        self.state = state
    }

    /// - Returns: parallel to the plan's outputs; nil for those that have to be rendered.
    static func all(
        _ plan: Plan, before: BuildState.SiteState, standing: StandingFiles, _ fingerprints: SiteFingerprints
    ) -> [KnownOutput?] {
        let (outputs, addresses, rows) = (plan.outputs, plan.addresses, before.outputs)
        if rows.isEmpty { return Array(repeating: nil, count: outputs.count) }
        let addressesHold = before.facts.addresses == addresses.fingerprint
        return Workers.map(outputs.count, state: (Fingerprints(fingerprints), nextRow: 0)) {
            worker, index -> KnownOutput? in
            let fingerprints = worker.0
            let output = outputs[index]
            let address = output.address
            guard let row = rows.row(of: address, guess: worker.nextRow) else { return nil }
            worker.nextRow = row + 1
            guard let state = rows.element(of: row), standing.stamp(of: address.file, row: row) == state.stamp else {
                return nil
            }
            if let body = output.body, state.text?.content != fingerprints.content(body) { return nil }
            let now = fingerprint(of: output, text: state.text, fingerprints) { document in
                guard !addressesHold else { return nil }
                return fingerprints.links(rows.marks(of: row)?.references ?? [], of: document, addresses)
            }
            return now == state.fingerprint ? KnownOutput(row: row, state: state) : nil
        }
    }

    /// Of everything an output is made from, its text included.
    /// - Parameter links: of where the text's links lead now; nil where that is where they led.
    static func fingerprint(
        of output: any Output, text: BodyTrace.Digest?, _ fingerprints: Fingerprints,
        links: (Document) -> Fingerprint? = { _ in nil }
    ) -> Fingerprint {
        Fingerprint.mix { mix in
            mix.add(output.fingerprint(fingerprints))
            if let text, let body = output.body {
                let document = fingerprints.site.catalog.documents[body]
                mix.add(links(document) ?? text.links)
                for dependency in text.dependencies { mix.add(fingerprints.of(dependency, document.language)) }
            }
        }
    }
}
