import CSystem
import Glibc
import Isolation

/// What a broken or conquered worker might do.
struct Misbehaviour {
  let channel: FrameChannel

  func run(_ command: String, _ number: Int) {
    switch command {
    case "null": UnsafeMutablePointer<UInt8>(bitPattern: UInt(16))?.pointee = 1
    case "abort": abort()
    case "trap":
      let empty: [Int] = []
      exit(Int32(truncatingIfNeeded: empty[number]))
    case "recurse": exit(Int32(truncatingIfNeeded: descend(1)))
    case "exit": exit(Int32(number))
    case "hang": while true { sleep(100) }
    case "spin": spin()
    case "memory": eat(pieces: 1 << 20)
    case "allocate": eat(pieces: 1 << 36)
    case "close":
      _ = close(3)
      while true { sleep(100) }
    case "log-and-abort":
      let text = Array(repeating: "0123456789abcde\n", count: number).joined() + "the \u{1B}[31mend"
      text.utf8CString.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count - 1) }
      abort()
    default: sendRaw(command, number)
    }
  }

  /// Frames that the channel would not send. `number` is the number of the request.
  private func sendRaw(_ command: String, _ number: Int) {
    switch command {
    case "magic": raw([0x48, 0x54, 0x54, 0x50] + [UInt8](repeating: 32, count: 60))
    case "length": raw(header(kind: 16, sequence: number, length: 0xFFFF_FFFF))
    case "sequence": raw(header(kind: 16, sequence: number + 7, length: 0))
    case "stale": raw(header(kind: 16, sequence: number - 1, length: 0))
    case "kind": raw(header(kind: 5, sequence: number, length: 0))
    case "again": raw(header(kind: FrameKind.ready, sequence: number, length: 0))
    case "announce": raw(header(kind: 16, descriptors: 2, sequence: number, length: 0))
    case "partial-hang":
      raw(header(kind: 16, sequence: number, length: 1000) + [1, 2, 3])
      while true { sleep(100) }
    case "partial-exit":
      raw(header(kind: 16, sequence: number, length: 1000) + [1, 2, 3])
      exit(0)
    case "header-exit":
      raw(Array(header(kind: 16, sequence: number, length: 0).prefix(5)))
      exit(0)
    case "extra": raw(header(kind: 3, sequence: number, length: 0) + header(kind: 16, sequence: number, length: 0))
    case "late":
      raw(header(kind: 3, sequence: number, length: 0))
      csys_sleep_nanoseconds(30_000_000)
      raw(header(kind: 16, sequence: number, length: 0))
    case "dead-later":
      raw(header(kind: 3, sequence: number, length: 0))
      csys_sleep_nanoseconds(30_000_000)
      abort()
    case "deaf":
      raw(header(kind: 3, sequence: number, length: 0))
      while true { sleep(100) }
    case "trickle":
      while true {
        raw(header(kind: 16, sequence: number, length: 0))
        csys_sleep_nanoseconds(1_000_000)
      }
    case "flood":
      let piece = header(kind: 16, sequence: number, length: 1 << 16) + [UInt8](repeating: 0, count: 1 << 16)
      while true { raw(piece) }
    case "descriptors":
      let bytes = header(kind: 16, sequence: number, length: 0)
      _ = bytes.withUnsafeBytes { csys_send(3, $0.baseAddress, $0.count, nil, 0, [2, 2, 2], 3) }
      while true { sleep(100) }
    default: exit(99)
    }
  }

  /// Frames, some of them damaged, for a random while; sometimes without an end.
  func sendNoise(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return (state >> 11) % bound
    }
    var stream: [UInt8] = []
    for _ in 0..<random(6) {
      let payload = (0..<random(300)).map { _ in UInt8(random(256)) }
      let kind = random(4) == 0 ? UInt8(random(256)) : UInt8(16 + random(4))
      let sequence = random(8) == 0 ? Int(random(5)) : 1
      stream += header(kind: kind, sequence: sequence, length: UInt32(payload.count)) + payload
    }
    for _ in 0..<random(3) where !stream.isEmpty {
      stream[Int(random(UInt64(stream.count)))] ^= UInt8(1 << random(8))
    }
    if random(3) == 0 { stream.removeLast(min(stream.count, Int(random(20)))) }
    if random(2) == 0 {
      for byte in stream { raw([byte]) }
    } else {
      raw(stream)
    }
    switch random(4) {
    case 0: abort()
    case 1: exit(Int32(random(3)))
    case 2: _ = close(3)
    default: break
    }
  }

  private func raw(_ bytes: [UInt8]) {
    if bytes.withUnsafeBytes({ csys_send_all(3, $0.baseAddress, $0.count) }) != 0 { exit(0) }
  }

  private func header(kind: UInt8, descriptors: UInt8 = 0, sequence: Int, length: UInt32) -> [UInt8] {
    var bytes: [UInt8] = [0x43, 0x46, kind, descriptors]
    for word in [UInt32(truncatingIfNeeded: sequence), length] {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return bytes
  }

  private func spin() {
    var state: UInt64 = 1
    while state != 0 { state = state &* 6_364_136_223_846_793_005 | 1 }
  }

  private func eat(pieces: Int) {
    var kept: [[UInt8]] = []
    while kept.count < 1 << 20 { kept.append([UInt8](repeating: UInt8(kept.count & 255), count: pieces)) }
  }

  private func descend(_ depth: Int) -> Int {
    let room = [depth, depth + 1]
    return depth < 0 ? 0 : descend(depth + 1) &+ room[depth & 1]
  }
}
