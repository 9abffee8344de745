import DocumentModel
import PlainText

/// Reads what `pdftotext -bbox-layout` writes, and nothing else that looks like it.
///
/// The output is poppler's, but made of a hostile file: what does not fit is passed over, numbers are kept in bounds,
/// and an output that ends in the middle gives what is there, with a warning.
struct PDFLayoutScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: ReaderLimits
  private var index = 0
  private var content = PDFContent()
  private var line: Int32 = 0
  private var isComplete = false

  /// No page is larger than this in points; what lies further out is put there.
  private static let farthest: Float = 100_000

  /// The content of an output.
  static func scan(_ xhtml: [UInt8], limits: ReaderLimits) -> PDFContent {
    xhtml.withUnsafeBufferPointer { bytes in
      var scanner = PDFLayoutScanner(bytes: bytes, limits: limits)
      scanner.run()
      return scanner.content
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: ReaderLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func run() {
    while let tag = nextTag() {
      switch true {
      case tag.isWord: word(tag)
      case tag.isNamed("line", bytes): line &+= 1
      case tag.isNamed("page", bytes): page(tag)
      case tag.isNamed("meta", bytes): meta(tag)
      case tag.isNamed("title", bytes): title()
      case tag.isNamed("/doc", bytes): isComplete = true
      default: break
      }
      if content.text.count > limits.document { break }
    }
    if !isComplete {
      content.warnings.append("the conversion of the PDF ended early: what is there was read")
    }
  }

  // MARK: - Elements

  private mutating func page(_ tag: Tag) {
    let width = number(tag, "width") ?? 0
    let height = number(tag, "height") ?? 0
    content.pages.append(PDFPage(number: content.pages.count + 1, width: width, height: height))
  }

  private mutating func word(_ tag: Tag) {
    let start = content.text.count
    guard appendText() else { return }
    defer {
      if content.text.count == start || content.pages.isEmpty { content.text.removeLast(content.text.count - start) }
    }
    guard content.text.count > start, !content.pages.isEmpty, let end = Int32(exactly: content.text.count),
      let box = box(tag)
    else { return }
    content.pages[content.pages.count - 1].words.append(
      PDFWord(x0: box.0, y0: box.1, x1: box.2, y1: box.3, start: Int32(start), end: end, line: line))
  }

  private mutating func meta(_ tag: Tag) {
    guard content.properties.count < 64, let name = attribute(tag, "name"), let value = attribute(tag, "content") else {
      return
    }
    content.properties.append((string(name), string(value)))
  }

  private mutating func title() {
    let start = index
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    content.properties.append(("Title", string(start..<index)))
  }

  private func string(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    PDFTextDecoder.append(UnsafeBufferPointer(rebasing: bytes[range.prefix(4096)]), to: &text, isWord: false)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the text up to `</word>`; `false` where that is missing.
  private mutating func appendText() -> Bool {
    let start = index
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    guard index < bytes.count else { return false }
    PDFTextDecoder.append(UnsafeBufferPointer(rebasing: bytes[start..<index]), to: &content.text, isWord: true)
    return true
  }

  // MARK: - Tags

  /// The inside of a tag, without its brackets.
  private struct Tag {
    let start: Int
    let end: Int
    let isWord: Bool

    func isNamed(_ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let count = name.utf8CodeUnitCount
      guard end - start >= count else { return false }
      for offset in 0..<count where bytes[start + offset] != name.utf8Start[offset] { return false }
      guard end - start > count else { return true }
      let next = bytes[start + count]
      return next == 0x20 || next == 0x2F || next == 0x0A
    }
  }

  private mutating func nextTag() -> Tag? {
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    guard index < bytes.count else { return nil }
    let start = index + 1
    index = start
    var quoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        quoted.toggle()
      } else if byte == 0x3E && !quoted {
        break
      }
      index += 1
    }
    guard index < bytes.count else { return nil }
    let end = index
    index += 1
    let isWord = end - start > 5 && bytes[start] == 0x77 && bytes[start + 4] == 0x20
    return Tag(start: start, end: end, isWord: isWord)
  }

  private func attribute(_ tag: Tag, _ name: StaticString) -> Range<Int>? {
    let count = name.utf8CodeUnitCount
    var at = tag.start
    while at + count + 2 <= tag.end {
      // The name, behind a blank and before `="`.
      if bytes[at] == 0x20, at + count + 3 <= tag.end, bytes[at + count + 1] == 0x3D, bytes[at + count + 2] == 0x22,
        (0..<count).allSatisfy({ bytes[at + 1 + $0] == name.utf8Start[$0] })
      {
        let start = at + count + 3
        var end = start
        while end < tag.end, bytes[end] != 0x22 { end += 1 }
        return start..<end
      }
      at += 1
    }
    return nil
  }

  // MARK: - Numbers

  private func number(_ tag: Tag, _ name: StaticString) -> Float? {
    attribute(tag, name).map { range in
      var at = range.lowerBound
      return number(&at, range.upperBound)
    }
  }

  /// The four numbers of a box, in the order in which they are always written, put into order and into bounds.
  private func box(_ tag: Tag) -> (Float, Float, Float, Float)? {
    var at = tag.start
    func next() -> Float? {
      while at < tag.end, bytes[at] != 0x22 { at += 1 }
      guard at < tag.end else { return nil }
      at += 1
      let value = number(&at, tag.end)
      while at < tag.end, bytes[at] != 0x22 { at += 1 }
      at += 1
      return value
    }
    guard let x0 = next(), let y0 = next(), let x1 = next(), let y1 = next() else { return nil }
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
  }

  /// A decimal number: digits, a stop, digits. Anything else ends it; without digits it is 0.
  private func number(_ at: inout Int, _ end: Int) -> Float {
    var isNegative = false
    if at < end, bytes[at] == 0x2D {
      isNegative = true
      at += 1
    }
    var value: Float = 0
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      value = min(value * 10 + Float(bytes[at] - 0x30), Self.farthest)
      at += 1
    }
    if at < end, bytes[at] == 0x2E {
      at += 1
      var scale: Float = 0.1
      while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 {
        value += Float(bytes[at] - 0x30) * scale
        scale /= 10
        at += 1
      }
    }
    return isNegative ? -min(value, Self.farthest) : min(value, Self.farthest)
  }
}
