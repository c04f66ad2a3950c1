import CHTTP
import Glibc

// What libmicrohttpd calls, on the threads of its lanes. Each only finds its Swift object and hands over.

/// Bytes asked of a stream at a time where the client speaks HTTP/1.0; otherwise the connection's memory decides.
let streamBlockSize = 4096

func beginRequest(
    _ server: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    let server = Unmanaged<HTTPServer>.fromOpaque(server!).takeUnretainedValue()
    let bytes = target.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    return Unmanaged.passRetained(Exchange(server, target: bytes)).toOpaque()
}

func handleRequest(
    _ server: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?, _ context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let connection, let method, let version, let size, let exchange = exchange(context) else { return .NO }
    let piece = UnsafeRawBufferPointer(start: data, count: size.pointee)
    let goesOn = exchange.proceed(connection, method, version, piece)
    size.pointee = 0
    return goesOn ? .YES : .NO
}

func completeRequest(
    _ server: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
    guard let connection, let context, let own = context.pointee else { return }
    context.pointee = nil
    Unmanaged<Exchange>.fromOpaque(own).takeRetainedValue()
        .complete(connection, wasSent: code == .REQUEST_TERMINATED_COMPLETED_OK)
}

private func exchange(_ context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?) -> Exchange? {
    context?.pointee.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
}

func collectHeader(
    _ headers: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameSize: Int,
    _ value: UnsafePointer<CChar>?, _ valueSize: Int
) -> MHD_Result {
    let name = String(decoding: UnsafeRawBufferPointer(start: name, count: nameSize), as: UTF8.self)
    let value = String(decoding: UnsafeRawBufferPointer(start: value, count: valueSize), as: UTF8.self)
    headers!.assumingMemoryBound(to: Headers.self).pointee.appendReceived(name, value)
    return .YES
}

/// What a sleeping connection is woken by. The stream calls it only while the connection sleeps, so it exists.
struct Awakening: @unchecked Sendable {
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer) {
        self.connection = connection
    }

    func resume() {
        MHD_resume_connection(connection)
    }
}

/// A stream and the connection that reads it, for as long as libmicrohttpd holds the response.
final class Sleeper {
    let stream: ResponseStream
    let connection: OpaquePointer

    init(_ stream: ResponseStream, _ connection: OpaquePointer) {
        self.stream = stream
        self.connection = connection
    }
}

func readStream(
    _ sleeper: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int
) -> Int {
    let sleeper = Unmanaged<Sleeper>.fromOpaque(sleeper!).takeUnretainedValue()
    let next = sleeper.stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size)) {
        MHD_suspend_connection(sleeper.connection)
    }
    switch next {
    case .bytes(let count): return count
    case .asleep: return 0
    case .ended: return CHTTP_END_OF_STREAM
    }
}

func releaseSleeper(_ sleeper: UnsafeMutableRawPointer?) {
    Unmanaged<Sleeper>.fromOpaque(sleeper!).release()
}

func releaseContent(_ content: UnsafeMutableRawPointer?) {
    Unmanaged<FileContent>.fromOpaque(content!).release()
}

/// For bodies that are announced and not sent: nobody should come here.
func readNothing(
    _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int
) -> Int {
    CHTTP_END_WITH_ERROR
}
