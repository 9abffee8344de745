/// Divides paragraphs that nobody writes and that cmark would take ages over: its time grows with the square of the
/// brackets of a paragraph, of the bars of a line, and of the lines before a table.
enum MarkdownGuard {
  private static let brackets = 2000
  private static let bars = 2000
  private static let lines = 5000

  /// The text with an empty line wherever a paragraph goes beyond all measure; `nil` where none does, as is usual.
  ///
  /// - Complexity: O(bytes).
  static func divided(_ utf8: ArraySlice<UInt8>) -> [UInt8]? {
    let places = utf8.withUnsafeBufferPointer(places)
    guard !places.isEmpty else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count + 2 * places.count)
    var start = 0
    for place in places {
      result += utf8[(utf8.startIndex + start)..<(utf8.startIndex + place)]
      result += [0x0A, 0x0A]
      start = place
    }
    return result + utf8[(utf8.startIndex + start)...]
  }

  /// Where the empty lines go.
  private static func places(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var (inParagraph, inLine, plainLines) = (0, 0, 0)
    var isBlank = true
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0A:
        if isBlank {
          (inParagraph, plainLines) = (0, 0)
        } else if inLine == 0 {
          plainLines += 1
        }
        if plainLines > lines {
          places.append(index + 1)
          (inParagraph, plainLines) = (0, 0)
        }
        (inLine, isBlank) = (0, true)
      case 0x5B:
        isBlank = false
        inParagraph += 1
        guard inParagraph > brackets else { continue }
        // Not between "!" and its bracket.
        places.append(index > 0 && bytes[index - 1] == 0x21 ? index - 1 : index)
        (inParagraph, inLine, plainLines) = (1, 0, 0)
      case 0x7C:
        isBlank = false
        inLine += 1
        guard inLine > bars else { continue }
        places.append(index)
        (inParagraph, inLine, plainLines) = (0, 1, 0)
      case 0x20, 0x09, 0x0D: break
      default: isBlank = false
      }
    }
    return places
  }
}
