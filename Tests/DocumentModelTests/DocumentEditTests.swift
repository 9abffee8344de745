import DocumentModel
import PlainData
import Testing

/// A text in which each letter remembers where it was: how edits are made, slowly.
private struct Reference {
  /// Each byte of the new text with its old place; `nil` for a replacement's.
  private(set) var bytes: [(byte: UInt8, origin: Int?)]
  /// For each edit, where its replacement is in the new text.
  private(set) var replaced: [(edit: Range<Int>, place: Range<Int>)] = []

  init(_ text: String, _ edits: [(range: Range<Int>, with: String)]) {
    bytes = []
    let old = Array(text.utf8)
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while position < edit.range.lowerBound {
        bytes.append((old[position], position))
        position += 1
      }
      let start = bytes.count
      bytes += edit.with.utf8.map { ($0, nil) }
      replaced.append((edit.range, start..<bytes.count))
      position = edit.range.upperBound
    }
    while position < old.count {
      bytes.append((old[position], position))
      position += 1
    }
  }

  var text: [UInt8] { bytes.map(\.byte) }

  /// Where an item is afterwards; `nil` when it is dropped.
  func place(_ item: Range<Int>) -> Range<Int>? {
    var covered: [Int] = []
    for (edit, place) in replaced where edit.overlaps(item) {
      let isWhole = edit.lowerBound >= item.lowerBound && edit.upperBound <= item.upperBound && edit != item
      guard isWhole else { return nil }
      covered += place
    }
    covered += bytes.indices.filter { index in bytes[index].origin.map(item.contains) ?? false }
    guard let first = covered.min(), let last = covered.max() else { return nil }
    return first..<last + 1
  }
}

@Suite struct DocumentEditTests {
  private func document(_ string: String, blocks: [Block] = [], layers: [Layer] = []) throws -> Document {
    try Document(
      id: "d", text: Text(string), metadata: Metadata(), blocks: blocks,
      layers: Dictionary(uniqueKeysWithValues: layers.map { ($0.name, $0) }))
  }

  @Test func survivorsKeepTheirTextOrHoldTheReplacement() throws {
    var random = Seeded(21)
    var (survived, stretched, lost) = (0, 0, 0)
    for round in 0..<1500 {
      let string = random.text(most: 20)
      let offsets = boundaries(string)
      let items = (0..<12).map { _ in random.range(offsets) }.filter { !$0.isEmpty }
      let made = try layer("l", items, in: Text(string))
      var edit = DocumentEdit(of: try document(string, layers: [made]))
      var edits: [(range: Range<Int>, with: String)] = []
      for _ in 0..<4 {
        let range = random.range(offsets)
        let replacement = random.once(in: 2) ? "" : random.text(most: 3)
        // What the edit accepts is what does not overlap.
        let fits = !range.isEmpty && !edits.contains { $0.range.overlaps(range) }
        do {
          try edit.replace(range, with: replacement)
          edits.append((range, replacement))
          #expect(fits, "round \(round)")
        } catch { #expect(!fits, "round \(round): \(error)") }
      }
      let reference = Reference(string, edits)
      let (after, outcome) = edit.applied()
      try #require(Array(after.text.utf8.buffer) == reference.text, "round \(round)")
      let moved = try #require(after.layers["l"])
      var places: [Int64: Range<Int>] = [:]
      for item in 0..<moved.count { places[try #require(moved.attribute("id", item)?.integer)] = moved.range(item) }
      for (id, item) in items.enumerated() {
        #expect(places[Int64(id)] == reference.place(item), "round \(round): \(item) after \(edits)")
        guard let place = places[Int64(id)] else {
          lost += 1
          continue
        }
        survived += 1
        let now = Array(after.text.utf8.buffer[place])
        let inside = edits.filter { $0.range.overlaps(item) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var expected = Array(string.utf8)[item]
        for change in inside.reversed() { expected.replaceSubrange(change.range, with: change.with.utf8) }
        if !inside.isEmpty { stretched += 1 }
        #expect(now == Array(expected), "round \(round): \(item) after \(edits)")
        try after.text.check(place)
      }
      #expect(outcome.droppedItems["l"] ?? 0 == items.count - moved.count, "round \(round)")
    }
    #expect(survived > 1000 && stretched > 200 && lost > 1000)
  }

  @Test func blocksStayInOrderAndKeepWhatIsLeftOfThem() throws {
    var random = Seeded(22)
    for round in 0..<1500 {
      let string = random.text(most: 20)
      let offsets = boundaries(string)
      let cuts = Set((0..<5).map { _ in offsets.randomElement(using: &random) ?? 0 }).sorted()
      let blocks = zip(cuts, cuts.dropFirst()).map { Block(kind: .paragraph, range: $0..<$1) }
      var edit = DocumentEdit(of: try document(string, blocks: blocks))
      var edits: [(range: Range<Int>, with: String)] = []
      for _ in 0..<3 {
        let range = random.range(offsets)
        let replacement = random.text(most: 2)
        if (try? edit.replace(range, with: replacement)) != nil { edits.append((range, replacement)) }
      }
      let after = edit.applied().document
      // The new blocks are such as a document takes: in order, apart, between characters.
      #expect(throws: Never.self, "round \(round): \(blocks) after \(edits)") {
        try Document(id: "d", text: after.text, metadata: Metadata(), blocks: after.blocks)
      }
      // All that is left of a block's text is in a block.
      let held = Reference(string, edits).bytes.enumerated().filter { _, byte in
        byte.origin.map { origin in blocks.contains { $0.range.contains(origin) } } ?? false
      }.map(\.offset)
      for index in held {
        #expect(
          after.blocks.contains { $0.range.contains(index) },
          "round \(round): byte \(index) of \(blocks) after \(edits)")
      }
    }
  }

  static let refused: [(id: String, edits: [Range<Int>], message: String)] = [
    ("empty", [1..<1], "an edit needs a span of at least one character"),
    ("outside", [0..<99], "the span of bytes 0..<99 is outside the text of 8 bytes"),
    ("inside é", [0..<2], "byte 3 is inside a character: a span begins and ends between characters"),
    ("overlap", [1..<4, 3..<5], "two edits overlap: bytes 2 to 4, and 4 to 5"),
    ("overlap before", [3..<5, 1..<4], "two edits overlap: bytes 4 to 5, and 2 to 4"),
    ("inside", [0..<5, 3..<4], "two edits overlap: bytes 1 to 5, and 4 to 4"),
    ("around", [3..<4, 0..<5], "two edits overlap: bytes 4 to 4, and 1 to 5"),
    ("twice", [3..<4, 3..<4], "two edits overlap: bytes 4 to 4, and 4 to 4"),
  ]

  @Test(arguments: refused.indices) func refuses(_ index: Int) throws {
    let (id, ranges, message) = Self.refused[index]
    var edit = DocumentEdit(of: try document("aébcdé"))
    for range in ranges.dropLast() { try edit.drop(range) }
    let error = #expect(throws: EditError.self, "\(id)") { try edit.drop(ranges[ranges.count - 1]) }
    #expect(error?.description == message, "\(id)")
  }

  @Test func metadataAloneLeavesTheRest() throws {
    let text = Text("ab")
    var builder = DocumentEdit(of: try document("ab", layers: [layer("l", [0..<1], in: text)]))
    #expect(!builder.changesTextOrMetadata)
    builder.annotate(try layer("m", [1..<2], in: text))
    #expect(!builder.changesTextOrMetadata)
    builder.set("title", "T")
    builder.set("gone", "x")
    builder.set("gone", .null)
    #expect(builder.changesTextOrMetadata)
    let (after, outcome) = builder.applied()
    #expect(outcome.droppedItems.isEmpty)
    #expect(after.layers.keys.sorted() == ["l", "m"])
    #expect(after.metadata.keys == ["title"])
    #expect(after.metadata.origin("title") == .declared)
  }

  @Test func layersOfTheEditMoveToo() throws {
    let text = Text("one two three")
    var edit = DocumentEdit(of: try document("one two three"))
    edit.annotate(try layer("l", [0..<3, 4..<7, 4..<13, 8..<13], in: text))
    try edit.replace(4..<7, with: "zwei")
    let (after, outcome) = edit.applied()
    let moved = try #require(after.layers["l"])
    try #expect((0..<moved.count).map { try after.text.string(in: moved.range($0)) } == ["one", "zwei three", "three"])
    #expect(outcome.droppedItems == ["l": 1])
    #expect(after.tokens == nil)
  }
}
