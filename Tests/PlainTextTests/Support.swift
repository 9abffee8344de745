import DocumentModel
import PlainData
import PlainText

/// Reads bytes as the program does.
func read(_ bytes: [UInt8], charset: String? = nil) throws -> ReadResult {
  var metadata = Metadata()
  if let charset { metadata.set("charset", .string(charset), origin: .commandLine) }
  return try PlainTextReader.read(bytes, id: "test", path: "test.txt", metadata: metadata)
}

/// Reads text in UTF-8.
func read(_ text: String) throws -> Document { try read(Array(text.utf8)).document }

/// A generator of random numbers that a seed determines (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
