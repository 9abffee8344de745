/// The 12 bytes before each payload, little-endian: magic `CF`, kind, number of descriptors, sequence, payload length.
///
/// The sequence is the number of the request, counted from 1 with the set-up frames; an answer bears the number of
/// what it answers, so that a late frame is never taken for part of the next answer.
struct FrameHeader: Equatable {
  static let size = 12
  static let magic: (UInt8, UInt8) = (0x43, 0x46)

  var kind: UInt8
  var descriptors: UInt8
  var sequence: UInt32
  var length: UInt32

  var bytes: [UInt8] {
    var bytes: [UInt8] = [Self.magic.0, Self.magic.1, kind, descriptors]
    bytes.reserveCapacity(Self.size)
    for word in [sequence, length] {
      for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return bytes
  }

  init(kind: UInt8, descriptors: Int = 0, sequence: UInt32, length: Int) throws(FrameError) {
    guard descriptors <= FrameLimit.descriptors else {
      throw FrameError(Wording.tooManyDescriptors(descriptors))
    }
    guard let length = UInt32(exactly: length) else { throw FrameError(Wording.frameTooLong(length, limit: nil)) }
    self.kind = kind
    self.descriptors = UInt8(descriptors)
    self.sequence = sequence
    self.length = length
  }

  /// Reads a header from exactly `size` bytes.
  init(_ bytes: some Collection<UInt8>) throws(FrameError) {
    let bytes = Array(bytes)
    guard bytes.count == Self.size, bytes[0] == Self.magic.0, bytes[1] == Self.magic.1 else {
      throw FrameError(Wording.noFrame)
    }
    kind = bytes[2]
    descriptors = bytes[3]
    sequence = bytes[4..<8].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    length = bytes[8..<12].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
