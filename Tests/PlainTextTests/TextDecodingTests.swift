import PlainText
import Testing

@Suite struct TextDecodingTests {
  private static let russian =
    "Председательство в Содружестве. Приоритеты работы и сотрудничества государств названы вчера в Москве."

  private static func units16(_ text: String, big: Bool) -> [UInt8] {
    text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  private static func units32(_ text: String, big: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = [0, 8, 16, 24].map { UInt8(scalar.value >> $0 & 255) }
      return big ? bytes.reversed() : bytes
    }
  }

  /// Cyrillic letters where Windows has them, the rest as it is.
  private static func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map {
      $0.value >= 0x410 && $0.value <= 0x44F ? UInt8($0.value - 0x410 + 0xC0) : UInt8($0.value)
    }
  }

  @Test func utf8StandsAsItIs() throws {
    for text in ["plain", "é 字 😀\r\nnext\tline\u{C}page", "e\u{301}", "a\u{FEFF}b"] {
      let result = try read(Array(text.utf8))
      #expect(Array(result.document.text.utf8.buffer) == Array(text.utf8))
      #expect(result.warnings.isEmpty)
      #expect(result.document.metadata["encoding"] == nil)
    }
  }

  @Test func aMarkIsTakenOff() throws {
    for text in ["The CIS", Self.russian, "字 😀"] {
      let cases: [([UInt8], [UInt8], String?)] = [
        ([0xEF, 0xBB, 0xBF], Array(text.utf8), nil), ([0xFF, 0xFE], Self.units16(text, big: false), "UTF-16LE"),
        ([0xFE, 0xFF], Self.units16(text, big: true), "UTF-16BE"),
        ([0xFF, 0xFE, 0, 0], Self.units32(text, big: false), "UTF-32LE"),
        ([0, 0, 0xFE, 0xFF], Self.units32(text, big: true), "UTF-32BE"),
      ]
      for (mark, bytes, encoding) in cases {
        let result = try read(mark + bytes)
        #expect(result.document.text.string == text)
        #expect(result.document.metadata["encoding"]?.string == encoding)
        #expect(result.warnings.isEmpty)
      }
    }
  }

  @Test func wideTextWithoutAMarkIsGuessed() throws {
    for text in ["The Commonwealth of Independent States.", Self.russian] {
      let cases = [
        (Self.units16(text, big: false), "UTF-16LE"), (Self.units16(text, big: true), "UTF-16BE"),
        (Self.units32(text, big: false), "UTF-32LE"), (Self.units32(text, big: true), "UTF-32BE"),
      ]
      for (bytes, encoding) in cases {
        let result = try read(bytes)
        #expect(result.document.text.string == text)
        #expect(result.warnings == ["the encoding is a guess: \(encoding); give it with --meta charset=…"])
      }
    }
  }

  @Test func otherCharsetsAreGuessedWithAWarning() throws {
    let cyrillic = try read(Self.windows1251(Self.russian))
    #expect(cyrillic.document.text.string == Self.russian)
    #expect(cyrillic.warnings.count == 1 && cyrillic.warnings[0].hasPrefix("the encoding is a guess: windows-1251 ("))
    #expect(cyrillic.document.metadata["encoding"] == "windows-1251")
    let french = "Le président a déclaré que les priorités étaient très élevées et que l'été était passé à Paris."
    let latin = try read(french.unicodeScalars.map { UInt8($0.value) })
    #expect(latin.document.text.string == french)
    #expect(latin.warnings.count == 1)
    let japanese: [UInt8] = [
      0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x65, 0x83, 0x4C, 0x83, 0x58, 0x83, 0x67, 0x81, 0x42,
    ]
    let shift = try read((0..<8).flatMap { _ in japanese })
    #expect(shift.document.text.string.hasPrefix("日本語のテキスト。"))
  }

  @Test func theDeclaredCharsetIsTaken() throws {
    let bytes = Self.windows1251("Мир")
    #expect(try read(bytes, charset: "windows-1251").document.text.string == "Мир")
    #expect(try read(bytes, charset: "windows-1251").warnings.isEmpty)
    // Valid UTF-8 is UTF-8, whatever is declared.
    #expect(try read(Array("Мир".utf8), charset: "windows-1251").document.text.string == "Мир")
  }

  @Test func aDeclaredCharsetThatDoesNotFitIsSaid() throws {
    let bytes = Self.windows1251(Self.russian)
    let result = try read(bytes, charset: "no-such-charset")
    #expect(result.document.text.string == Self.russian)
    #expect(
      result.warnings.first
        == "the encoding 'no-such-charset' does not fit: the text cannot be read: "
        + "the encoding 'no-such-charset' is not known, or the text is too long for it")
  }

  @Test func aFewBadBytesBecomeReplacements() throws {
    let good = Array("“Priorities” — été, naïve, Łódź. ".utf8)
    let result = try read(good + [0xFF] + good + [0xE2, 0x80] + good)
    #expect(result.document.text.string.unicodeScalars.filter { $0 == "\u{FFFD}" }.count == 2)
    #expect(result.warnings == ["3 bytes that are not valid UTF-8 became U+FFFD"])
    #expect(try read(Array("“a” and".utf8) + [0x80]).warnings == ["1 byte that is not valid UTF-8 became U+FFFD"])
  }

  @Test func emptyFilesAreRefused() {
    for bytes in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], Array(" \r\n\t\u{A0}\u{FEFF}\n".utf8)] as [[UInt8]] {
      #expect(throws: ReaderError.empty) { try read(bytes) }
    }
    #expect("\(ReaderError.empty)" == "the file holds no text")
  }

  /// Controls are looked for eight bytes at a time: wherever they stand, among bytes of any kind.
  @Test func zerosAndControlsAreFoundEverywhere() throws {
    for filler in ["a", "é", "\u{7F}", " ", "€"] {
      // A zero at once would make the mark one of UTF-32.
      for place in 1..<24 {
        let before = String(repeating: filler, count: place)
        let behind = String(repeating: filler, count: 24 - place)
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in (before + "\0" + behind).utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(throws: ReaderError.binary("it holds zero bytes"), "\(filler) \(place)") { try read(utf16) }
        let controls = Array((before + "\u{1}\u{2}\u{3}\u{4}\u{5}" + behind).utf8)
        if controls.count < 100 { #expect(throws: ReaderError.self, "\(filler) \(place)") { try read(controls) } }
      }
    }
  }

  @Test func binaryFilesAreRefused() {
    var generator = SeededGenerator(seed: 1)
    let random = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let elf: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0, 1, 0, 0, 0]
    let files: [[UInt8]] = [
      random, elf + random, Array("text with a \0 zero".utf8), Array(repeating: 0, count: 100), [0], [1, 2, 3, 4],
      Array("a\u{1}b\u{2}c\u{3}".utf8), [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + random,
      [0x1F, 0x8B, 8, 0, 0, 0] + random, Array("%PDF-1.4\n".utf8) + random, [0xEF, 0xBB, 0xBF] + random,
    ]
    for (number, file) in files.enumerated() {
      let error = #expect(throws: ReaderError.self, "file \(number)") { try read(file) }
      #expect(
        error.map { "\($0)".hasPrefix("this is a") } == true,
        "file \(number): \(error as Any)")
    }
  }
}
