/// The parameters of a header field such as `Content-Type: text/plain; charset="utf-8"` (RFC 2045 and 2231).
struct MailParameters {
  /// What stands before the parameters, in lower case.
  let value: String
  private var values: [String: String] = [:]

  private static let most = 100

  /// Reads a header field as it stands.
  init(_ raw: [UInt8]) {
    let pieces = Self.split(Array(raw.prefix(MailWords.longest)))
    value = MailWords.clean(pieces.first ?? []).lowercased()
    var parts: [String: [(number: Int, isEncoded: Bool, bytes: [UInt8])]] = [:]
    for piece in pieces.dropFirst().prefix(Self.most) {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      let key = MailWords.clean(Array(piece[..<equals])).lowercased()
      let bytes = Self.unquoted(Array(piece[(equals + 1)...]))
      // "name*0*", "name*1", "name*", "name"
      let steps = key.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
      let isEncoded = steps.count > 1 && steps[steps.count - 1].isEmpty
      let number = steps.count > 1 ? Int(steps[1]) ?? 0 : -1
      parts[steps[0], default: []].append((number, isEncoded, bytes))
    }
    for (name, parts) in parts { values[name] = Self.joined(parts) }
  }

  /// A parameter's value, decoded; `nil` where there is none.
  subscript(_ name: String) -> String? { values[name] }

  private static func joined(_ parts: [(number: Int, isEncoded: Bool, bytes: [UInt8])]) -> String {
    // The form with a charset goes before the plain one.
    let extended = parts.filter { $0.number >= 0 }.sorted { $0.number < $1.number }
    guard !extended.isEmpty else { return MailWords.text(parts.first?.bytes ?? []) }
    var charset: String?
    var bytes: [UInt8] = []
    for (index, part) in extended.enumerated() {
      var piece = part.bytes[...]
      if index == 0, part.isEncoded {
        let marks = piece.indices.filter { piece[$0] == 0x27 }.prefix(2)
        if marks.count == 2 {
          charset = String(decoding: piece[..<marks[0]], as: UTF8.self)
          piece = piece[(marks[1] + 1)...]
        }
      }
      bytes += part.isEncoded ? EscapedBytes.decoded(piece, mark: UInt8(ascii: "%")) : Array(piece)
    }
    return MailWords.clean(Charset.text(bytes, declared: charset).utf8)
  }

  /// The pieces between semicolons that do not stand in quotation marks.
  private static func split(_ raw: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for byte in raw {
      if byte == 0x3B, !isQuoted {
        pieces.append([])
        continue
      }
      if byte == 0x22, !isEscaped { isQuoted.toggle() }
      isEscaped = byte == 0x5C && isQuoted && !isEscaped
      pieces[pieces.count - 1].append(byte)
    }
    return pieces
  }

  private static func unquoted(_ raw: [UInt8]) -> [UInt8] {
    var text = raw[...]
    while let first = text.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    guard text.first == 0x22 else { return Array(text) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.dropFirst() {
      if isEscaped {
        isEscaped = false
        bytes.append(byte)
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        break
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
