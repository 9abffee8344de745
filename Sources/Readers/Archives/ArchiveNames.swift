import PlainText

/// The names of an archive's members: bytes of any encoding, which may be meant to harm.
struct ArchiveNames {
  /// The names so far that are not UTF-8: one short name alone tells little of its encoding.
  private var evidence: [UInt8] = []
  private var charset: String?

  private static let mostEvidence = 4096

  /// A name as text. What it points to is left as it is; control characters and those that turn the direction of text
  /// are written as `\u{…}`.
  mutating func name(_ bytes: [UInt8]) -> String {
    var text = String(validating: bytes, as: UTF8.self) ?? decode(bytes)
    while text.hasPrefix("./"), text.utf8.count > 2 { text.removeFirst(2) }
    return text.isEmpty ? "(no name)" : Self.visible(text)
  }

  private mutating func decode(_ bytes: [UInt8]) -> String {
    if evidence.count < Self.mostEvidence {
      evidence += bytes + [0x20]
      charset = NameCharset.best(evidence)
    }
    if let charset, let text = NameCharset.decode(bytes, charset) { return text }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether a folder's walk would not see it: a part of the path begins with a stop, or it is macOS's shadow folder.
  static func isHidden(_ name: String) -> Bool {
    name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains { part in
      part == "__MACOSX" || part.hasPrefix(".") && part != "." && part != ".."
    }
  }

  /// The name of a compressed file's only member: the file's own, without the extension. What the stream itself says is
  /// not to be trusted.
  static func withoutExtension(_ path: String) -> String {
    let name = path.split(whereSeparator: { $0 == "/" || $0 == "!" }).last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    switch name[name.index(after: dot)...].lowercased() {
    case "gz", "xz", "zst", "gzip", "zstd": return String(name[..<dot])
    case "tgz", "txz", "tzst": return name[..<dot] + ".tar"
    default: return name
    }
  }
}
