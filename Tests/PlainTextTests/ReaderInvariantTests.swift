import DocumentModel
import PlainText
import Testing

/// What holds for every file, however broken.
@Suite struct ReaderInvariantTests {
  private static let pieces: [[UInt8]] =
    [
      "The CIS", " ", "\n", "\r\n", "\r", "\n\n", "\u{C}", "- ", "1. ", "(a) ", "• ", "A – ", "é", "字", "😀", ".", ":",
      "”",
    ]
    .map { Array($0.utf8) }
    + [
      "\u{A0}", "\u{FEFF}", "\u{3000}", "  ", "\t", "1 May 2024", "TITLE", "I. ", String(repeating: "long ", count: 50),
    ]
    .map { Array($0.utf8) } + [[0xFF], [0xFE], [0xC3], [0xE2, 0x80], [0], [0xEF, 0xBB, 0xBF], [0x93], [0xD0]]

  @Test func holdForRandomFiles() throws {
    var generator = SeededGenerator(seed: 17)
    var readable = 0
    for round in 0..<10_000 {
      // Mostly sound files, some of broken pieces.
      let choice = Bool.random(using: &generator) ? Self.pieces : Array(Self.pieces.dropLast(8))
      let file = (0..<Int.random(in: 0...25, using: &generator)).flatMap { _ in
        choice.randomElement(using: &generator) ?? []
      }
      if try check(file, "round \(round)") { readable += 1 }
    }
    #expect(readable > 5000)
  }

  @Test func holdForMutatedFiles() throws {
    let seed = Array("Title — é\r\n\r\nFirst “line” of text\nand more. 字字\n\n- item;\n- item.\u{C}\nTwo.".utf8)
    let wide: [UInt8] = [0xFF, 0xFE] + "Title\n\nText é.".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    var generator = SeededGenerator(seed: 19)
    for round in 0..<6_000 {
      var file = Bool.random(using: &generator) ? seed : wide
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !file.isEmpty {
        let place = Int.random(in: 0..<file.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: file[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: file.remove(at: place)
        case 2: file.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        default: file.removeSubrange(place..<min(file.count, place + Int.random(in: 0...8, using: &generator)))
        }
      }
      _ = try check(file, "round \(round)")
    }
  }

  /// Reads a file and checks its blocks; whether it could be read.
  private func check(_ file: [UInt8], _ label: String) throws -> Bool {
    let document: Document
    do {
      document = try PlainTextReader.read(file, id: "x", path: "x").document
    } catch {
      #expect(!"\(error)".isEmpty)
      return false
    }
    let text = document.text
    var end = 0
    var covered = [Bool](repeating: false, count: text.count)
    for block in document.blocks {
      #expect(!block.range.isEmpty && block.range.lowerBound >= end && block.range.upperBound <= text.count, "\(label)")
      end = block.range.upperBound
      #expect(text.isBoundary(block.range.lowerBound) && text.isBoundary(block.range.upperBound), "\(label)")
      for offset in block.range { covered[offset] = true }
    }
    #expect(!document.blocks.isEmpty)
    // Nothing that can be seen is left out.
    for (offset, byte) in text.utf8.buffer.enumerated() where byte > 0x20 && byte < 0x7F {
      #expect(covered[offset], "\(label): byte \(offset) is in no block")
    }
    return true
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["a", "a ", "\n", "\r", "\u{C}", "- a\n", "1. ", "é", " ", "I. A\n\n", "(", "a\n", "\u{A0}"])
  func isLinear(_ piece: String) throws {
    let file = Array(String(repeating: piece, count: 3_000_000 / piece.utf8.count).utf8) + [0x61]
    #expect(try read(file).document.text.count == file.count)
  }
}
