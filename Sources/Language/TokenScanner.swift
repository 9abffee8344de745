import CUnicode
import DocumentModel

/// Makes tokens of ICU's word segments: puts together what belongs together, takes apart what does not.
struct TokenScanner {
  private let bytes: [UInt8]
  private let segments: [Boundary]

  init(_ bytes: [UInt8], _ segments: [Boundary]) {
    self.bytes = bytes
    self.segments = segments
  }

  /// The tokens of the block, in order.
  func tokens() throws -> [RawToken] {
    var tokens: [RawToken] = []
    var start = 0
    var covered = 0
    for segment in segments {
      defer { start = segment.end }
      if start < covered || isSpace(start, segment.end) { continue }
      if start == 0 || isSpaceByte(bytes[start - 1]) || isOpening(tokens.last, start), let end = addressEnd(start) {
        tokens.append(RawToken(start: start, end: end, kind: .word))
        covered = end
        continue
      }
      append(start, segment.end, segment.status, &tokens)
    }
    return tokens
  }

  private func append(_ start: Int, _ end: Int, _ status: Int32, _ tokens: inout [RawToken]) {
    let kind = kind(start, status)
    if let last = tokens.last, last.end == start {
      if bytes[start] == UInt8(ascii: "."), end == start + 1 {
        // Dots run together; a stop behind an abbreviation belongs to it.
        if bytes[last.end - 1] == UInt8(ascii: "."), last.kind == .punctuation {
          return tokens[tokens.count - 1].end = end
        }
        if last.kind == .word, stopBelongs(to: last) { return tokens[tokens.count - 1].end = end }
      }
      let isDash = bytes[start] == UInt8(ascii: "-") && last.end - last.start <= 2
      if isDash, last.kind == .punctuation, bytes[last.start] == UInt8(ascii: "-") {
        return tokens[tokens.count - 1].end = end
      }
    }
    if kind == .word, let cut = Clitics.cut(Array(bytes[start..<end])) {
      tokens.append(RawToken(start: start, end: start + cut, kind: .word))
      tokens.append(RawToken(start: start + cut, end: end, kind: .word))
    } else {
      tokens.append(RawToken(start: start, end: end, kind: kind))
    }
  }

  private func kind(_ start: Int, _ status: Int32) -> TokenKind {
    // ICU's tags: below 100 neither letters nor digits, below 200 numbers, then letters, kana, ideographs.
    if status >= 200 { return .word }
    if status >= 100 { return .number }
    guard let scalar = scalar(start) else { return .punctuation }
    if cuni_is_letter(scalar) != 0 { return .word }
    return cuni_is_symbol(scalar) != 0 ? .symbol : .punctuation
  }

  // MARK: - Stops

  private func stopBelongs(to token: RawToken) -> Bool {
    guard token.end - token.start <= 12 else { return false }
    let word = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    if Abbreviations.takesStop(word) { return true }
    let next = nextVisible(token.end + 1)
    if Abbreviations.beforeNumber.contains(word.lowercased()) {
      return next.map { (0x30...0x39).contains(bytes[$0]) } ?? false
    }
    // An initial: one capital, then a name.
    let isInitial = word.unicodeScalars.count == 1 && cuni_is_upper(word.unicodeScalars.first?.value ?? 0) != 0
    guard isInitial, word != "I", let next, next > token.end + 1 || bytes[next] != UInt8(ascii: ".") else {
      return false
    }
    return scalar(next).map { cuni_is_upper($0) != 0 } ?? false
  }

  /// The next byte that is no blank.
  private func nextVisible(_ offset: Int) -> Int? {
    var offset = offset
    while offset < bytes.count && isSpaceByte(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? offset : nil
  }

  // MARK: - Addresses

  /// The end of an address of the web or of mail that begins here.
  private func addressEnd(_ start: Int) -> Int? {
    var end = start
    while end < bytes.count, !isSpaceByte(bytes[end]), bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "\""), end - start < 2048
    { end += 1 }
    let run = bytes[start..<end]
    guard isAddress(run) else { return nil }
    while end > start, ".,;:!?)]'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end > start ? end : nil
  }

  private func isAddress(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 6 else { return false }
    for prefix in ["http://", "https://", "ftp://", "www."] where run.starts(with: prefix.utf8) { return true }
    guard let at = run.firstIndex(of: UInt8(ascii: "@")), at > run.startIndex, at + 1 < run.endIndex else {
      return false
    }
    let isName: (UInt8) -> Bool = {
      $0 < 0x80
        && ($0 >= 0x61 && $0 <= 0x7A || $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39
          || "._%+-".utf8.contains($0))
    }
    return run[..<at].allSatisfy(isName) && run[(at + 1)...].contains(UInt8(ascii: "."))
      && isName(run[at + 1])
  }

  /// Whether the token before is a bracket or a quotation mark that touches this place.
  private func isOpening(_ token: RawToken?, _ start: Int) -> Bool {
    guard let token, token.end == start, token.kind == .punctuation else { return false }
    return bytes[token.start] != UInt8(ascii: ".") && bytes[token.start] != UInt8(ascii: "/")
  }

  // MARK: - Characters

  private func isSpace(_ start: Int, _ end: Int) -> Bool {
    guard let scalar = scalar(start) else { return true }
    if scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000 || (0x2000...0x200B).contains(scalar) { return true }
    return scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85 || scalar == 0xFEFF || (0x7F...0x9F).contains(scalar)
      || scalar == 0x202F || scalar == 0x205F || scalar == 0x1680 || scalar == 0xAD && end - start == 2
  }

  private func isSpaceByte(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// The code point that begins at an offset.
  private func scalar(_ offset: Int) -> UInt32? {
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return UInt32(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return nil }
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { code = code << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return code
  }
}
