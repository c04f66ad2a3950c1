import Synchronization

/// Places for large bodies. They are whole in memory, so there are only so many at a time, and nobody has all of them.
final class LargeBodies: Sendable {
    private let most: Int
    private let perAddress: Int
    private let taken = Mutex<[ClientAddress?: Int]>([:])

    init(most: Int, perAddress: Int) {
        self.most = most
        self.perAddress = perAddress
    }

    /// Free again when it is let go.
    final class Place: Sendable {
        private let places: LargeBodies
        private let client: ClientAddress?

        fileprivate init(_ places: LargeBodies, _ client: ClientAddress?) {
            self.places = places
            self.client = client
        }

        deinit { places.giveBack(client) }
    }

    /// nil: there is none at the moment.
    func take(_ client: ClientAddress?) -> Place? {
        let isFree = taken.withLock { taken in
            guard taken.values.reduce(0, +) < most, taken[client, default: 0] < perAddress else { return false }
            taken[client, default: 0] += 1
            return true
        }
        return isFree ? Place(self, client) : nil
    }

    private func giveBack(_ client: ClientAddress?) {
        taken.withLock { taken in
            let left = taken[client, default: 1] - 1
            taken[client] = left == 0 ? nil : left
        }
    }
}
