import Accounts
import FeatureKit
import HTTP
import Storage
import Synchronization

// Switches: emergency notice and maintenance, published at once and without a build (requirements S7, A4).
//
// Emergency.swift          the notice at the top of every page, with its rules and its file
// Maintenance.swift        times at which counters rest
// SwitchStore.swift        all SQL: what is in force, and its history
// EmergencyPages.swift     staff: publish, end, rehearse
// MaintenancePages.swift   staff: announce, change, call off
//
// Files: live/emergency.json, live/maintenance.json. Tables: switches, switch_history.

public struct Switches: Feature {
    private let surroundings: Surroundings
    private let inForce = InForce()

    public init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// As it was last read: every request asks for it.
    private final class InForce: Sendable {
        private let state = Mutex(SwitchStore.State())

        var now: SwitchStore.State { state.withLock { $0 } }
        func set(_ new: SwitchStore.State) { state.withLock { $0 = new } }
    }

    static let emergency = "switches.emergency"
    static let maintenance = "switches.maintenance"

    public var migrations: [Migration] { SwitchStore.migrations }

    public var functions: [StaffFunction] {
        [
            StaffFunction(Self.emergency, "緊急のお知らせを出す・終える"),
            StaffFunction(Self.maintenance, "メンテナンスの予告を出す"),
        ]
    }

    public var deskLinks: [DeskLink] {
        [
            DeskLink("緊急のお知らせ", EmergencyPages.path, Self.emergency),
            DeskLink("メンテナンス", MaintenancePages.path, Self.maintenance),
        ]
    }

    public var routes: [Route] {
        EmergencyPages(surroundings, publish: publish).routes + MaintenancePages(surroundings, publish: publish).routes
    }

    public func publish() throws {
        let state = try surroundings.store.read { try SwitchStore($0).state() }
        inForce.set(state)
        try surroundings.live.write(state.emergency.file, to: Emergency.fileName)
        try surroundings.live.write(state.maintenance.file, to: Maintenance.fileName)
    }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        let state = try surroundings.store.read { try SwitchStore($0).state() }
        var notes: [DeskNote] = []
        if state.emergency.isActive && signedIn.may(Self.emergency) {
            notes.append(DeskNote(.urgent, "緊急のお知らせ「\(state.emergency.title)」を出しています。", EmergencyPages.path))
        }
        if let until = state.maintenance.until, until > surroundings.now(), signedIn.may(Self.maintenance) {
            notes.append(DeskNote(.waiting, "メンテナンスを予告しています（\(DeskTime.text(until))まで）。", MaintenancePages.path))
        }
        return notes
    }

    /// For the top of every page of the desk.
    public var banner: String? {
        let emergency = inForce.now.emergency
        return emergency.isActive ? "緊急のお知らせを出しています：\(emergency.title)" : nil
    }

    /// Why nothing is taken from residents at this moment; nil: everything is.
    public func rest(at now: Int) -> Refusal? {
        let maintenance = inForce.now.maintenance
        guard maintenance.isInForce(at: now), let until = maintenance.until else { return nil }
        let sentences = ["メンテナンスのため、\(DeskTime.text(until))まで受け付けを休んでいます。", maintenance.text, maintenance.alternative]
        var refusal = Refusal(
            .serviceUnavailable, "maintenance", sentences.filter { !$0.isEmpty }.joined(separator: "\n"))
        refusal.retryAfter = until - now
        return refusal
    }
}
