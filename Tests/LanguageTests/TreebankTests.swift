import DocumentModel
import Language
import Testing

/// Accuracy on the development part of UD English EWT, where the treebank lies beside the repository.
///
/// The treebank is web text: of its sentences a good tenth end without any mark, at a line's end that its text no longer
/// has, which no rule can find. The rules were made on the training part.
@Suite struct TreebankTests {
  private static let path = shared("treebanks/ud-english-ewt/en_ewt-ud-dev.conllu")

  @Test(.enabled(if: path != nil, "the treebank does not lie beside the repository"))
  func segmentsAsTheTreebankDoes() throws {
    let path = try #require(Self.path)
    let bytes = try #require(contents(path))
    var tokens = Score()
    var sentences = Score()
    let segmenter = Segmenter()
    for paragraph in Treebank.paragraphs(String(decoding: bytes, as: UTF8.self)) {
      let text = try Text(paragraph.text)
      let block = Block(kind: .paragraph, range: 0..<text.count)
      let document = try Document(id: "x", text: text, metadata: Metadata(), blocks: [block])
      let table = try segmenter.tokenize(document)
      tokens.add((0..<table.count).map { Int(table.starts[$0])..<Int(table.ends[$0]) }, paragraph.tokens)
      sentences.add((0..<table.sentenceCount).map { table.sentenceBytes($0) }, paragraph.sentences)
    }
    print("treebank: tokens F1 \(tokens.f1), sentences F1 \(sentences.f1) (precision \(sentences.precision))")
    #expect(tokens.f1 >= 0.985)
    #expect(sentences.f1 >= 0.845)
    #expect(sentences.precision >= 0.895)
  }

  /// Exact spans found and wanted.
  private struct Score {
    var found = 0
    var wanted = 0
    var right = 0

    mutating func add(_ mine: [Range<Int>], _ gold: [Range<Int>]) {
      found += mine.count
      wanted += gold.count
      right += Set(mine).intersection(gold).count
    }

    var precision: Double { Double(right) / Double(max(1, found)) }
    var f1: Double { 2 * Double(right) / Double(max(1, found + wanted)) }
  }
}

/// Reads CoNLL-U as far as the test needs it.
enum Treebank {
  struct Paragraph {
    var text: [UInt8] = []
    var tokens: [Range<Int>] = []
    var sentences: [Range<Int>] = []
  }

  /// The paragraphs, with one blank between sentences.
  static func paragraphs(_ source: String) -> [Paragraph] {
    var paragraphs = [Paragraph()]
    var rows: [[Substring]] = []
    var text: Substring = ""
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# newdoc") || line.hasPrefix("# newpar") {
        if paragraphs.last?.text.isEmpty == false { paragraphs.append(Paragraph()) }
      } else if line.hasPrefix("# text = ") {
        text = line.dropFirst(9)
      } else if line.isEmpty {
        if !rows.isEmpty { add(rows, text, to: &paragraphs[paragraphs.count - 1]) }
        rows = []
      } else if !line.hasPrefix("#") {
        rows.append(line.split(separator: "\t"))
      }
    }
    return paragraphs
  }

  private static func add(_ rows: [[Substring]], _ text: Substring, to paragraph: inout Paragraph) {
    if !paragraph.text.isEmpty { paragraph.text.append(0x20) }
    let base = paragraph.text.count
    let bytes = Array(text.utf8)
    var offset = 0
    var made: [Range<Int>] = []
    for form in forms(rows) {
      let word = Array(form.utf8)
      while offset < bytes.count, bytes[offset] != word[0] { offset += 1 }
      made.append(base + offset..<base + offset + word.count)
      offset += word.count
    }
    paragraph.text += bytes
    paragraph.tokens += made
    if let first = made.first, let last = made.last { paragraph.sentences.append(first.lowerBound..<last.upperBound) }
  }

  /// The words, or the token around them where it is not their sum.
  private static func forms(_ rows: [[Substring]]) -> [Substring] {
    var forms: [Substring] = []
    var index = 0
    while index < rows.count {
      let number = rows[index][0].split(separator: "-")
      if number.count == 2, let first = Int(number[0]), let last = Int(number[1]) {
        let parts = rows[(index + 1)...].prefix(last - first + 1).map { $0[1] }
        forms += parts.joined() == rows[index][1] ? parts : [rows[index][1]]
        index += 2 + last - first
        continue
      }
      if !rows[index][0].contains(".") { forms.append(rows[index][1]) }
      index += 1
    }
    return forms
  }
}
