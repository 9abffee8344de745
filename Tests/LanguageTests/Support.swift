import DocumentModel
import Glibc
import Language
import PlainData

/// A document of one paragraph, or of paragraphs divided by "¶".
func document(_ text: String, _ kind: BlockKind = .paragraph) throws -> Document {
  var blocks: [Block] = []
  var bytes: [UInt8] = []
  for part in text.split(separator: "¶", omittingEmptySubsequences: false) {
    let start = bytes.count
    bytes += part.utf8
    blocks.append(Block(kind: kind, range: start..<bytes.count))
    bytes += "\n\n".utf8
  }
  return try Document(id: "test", text: try Text(bytes), metadata: Metadata(), blocks: blocks)
}

/// The token table of a text.
func table(_ text: String, _ kind: BlockKind = .paragraph) throws -> TokenTable {
  try Segmenter().tokenize(try document(text, kind))
}

/// The tokens of a text, with blanks between them.
func tokens(_ text: String) throws -> String {
  let table = try table(text)
  return (0..<table.count).map { table.vocabulary[table.form[$0]] }.joined(separator: " ")
}

/// The words of a range of tokens.
func words(_ table: TokenTable, _ range: Range<Int>) -> String {
  range.map { table.vocabulary[table.form[$0]] }.joined(separator: " ")
}

/// The sentences of a text as they stand there, with "‖" between them.
func sentences(_ text: String, _ kind: BlockKind = .paragraph) throws -> String {
  let document = try document(text, kind)
  let table = try Segmenter().tokenize(document)
  return try (0..<table.sentenceCount).map { try document.text.string(in: table.sentenceBytes($0)) }.joined(
    separator: "‖")
}

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

/// The bytes of a file; `nil` when it is not there.
func contents(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

/// A file of the material that lies beside the repository, in a folder `shared` somewhere above it; `nil` when there is
/// none, as on a clone.
func shared(_ path: String) -> String? {
  var folder = #filePath[...]
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    let candidate = "\(folder)/shared/\(path)"
    if access(candidate, R_OK) == 0 { return candidate }
  }
  return nil
}
