import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct JSONLinesTests {
  @Test func readsLines() throws {
    let posts = try Reading(fixture: "jsonl/posts.jsonl")
    #expect(posts.documents.count == 40)
    #expect(posts.documents[0].id == "p-1")
    #expect(posts.documents[0].metadata.published == "2024-03-13T09:00:00Z")
    #expect(posts.documents[0].text.string == "Statement 1: the délégation welcomes the plan.")
    let speeches = try Reading(fixture: "jsonl/speeches.jsonl")
    #expect(speeches.documents.map(\.id) == (1...10).map { "jsonl/speeches.jsonl#\($0)" })
    #expect(speeches.blocks[0] == ["paragraph: Madam President, item 1 is urgent.", "paragraph: I thank you."])
  }

  @Test func namesTheLineOfAFailure() throws {
    let reading = try Reading(fixture: "jsonl/damaged.jsonl")
    #expect(reading.documents.count == 3)
    #expect(reading.failures.map(\.path) == ["jsonl/damaged.jsonl#2", "jsonl/damaged.jsonl#4"])
    #expect("\(reading.failures[0].error)".hasPrefix("line 2: column 10"))
    #expect("\(reading.failures[1].error)".hasPrefix("line 5:"))
  }

  @Test func boundsALine() throws {
    var limits = ReaderLimits()
    limits.record = 5000
    let long = String(repeating: "x", count: 2_000_000)
    for before in ["", "{\"text\": \"first\"}\n"] {
      let text = before + "{\"text\": \"\(long)\"}\n{\"text\": \"behind\"}\n"
      let reading = try read(text, "a.jsonl", limits: limits)
      #expect(reading.documents.last?.text.string == "behind")
      #expect(reading.failures.count == 1)
      #expect("\(reading.failures[0].error)".contains("line \(before.isEmpty ? 1 : 2)"))
    }
  }

  /// Lines of all lengths around the size of the buffer come out whole.
  @Test func readsLinesAcrossTheBuffer() throws {
    let lengths = [1, 100, 262_100, 262_120, 262_130, 262_144, 300_000, 5, 600_000, 1]
    let text = lengths.map { "{\"text\": \"\(String(repeating: "y", count: $0))\"}\n" }.joined()
    #expect(try read(text, "a.jsonl").documents.map(\.text.count) == lengths)
  }

  // MARK: - Documents of Chancery's own

  private static let saved = #"""
    {"blocks":[{"end":8,"kind":"heading","level":1,"start":0},{"cell":{"column":2,"header":true,"row":1,"table":1},"end":18,"kind":"table_cell","level":0,"page":3,"part":"a","start":10}],"id":"x y","layers":{"empty":{"attributes":{},"items":[]},"entities":{"attributes":{"count":"integer","names":"list<string>","score":"number","sure":"boolean","type":"string","when":"date"},"items":[{"count":3,"end":8,"names":["é","f"],"score":0.5,"start":4,"sure":true,"text":"Zürı","type":"place","when":"2024-03"},{"end":18,"names":[],"start":10,"text":"new\nline"}],"provider":"names"}},"meta":{"authors":{"origin":"command line","value":["A"]},"n":{"origin":"inferred","value":1},"path":{"origin":"file","value":"p.html"},"title":{"origin":"declared","value":"T"}},"text":"é – Zürı\n\nnew\nline "}
    """#

  @Test func restoresASavedDocument() throws {
    let reading = try read(Self.saved, "a.jsonl")
    #expect(reading.failures.isEmpty)
    let document = try #require(reading.documents.first)
    #expect(document.id == "x y")
    #expect(document.text.string == "é – Zürı\n\nnew\nline ")
    #expect(document.metadata.title == "T")
    #expect(document.metadata.origin("authors") == .commandLine)
    #expect(document.metadata.origin("n") == .inferred)
    #expect(document.metadata.keys == ["authors", "n", "path", "title"])
    #expect(document.blocks.map(\.kind) == [.heading, .tableCell])
    #expect(document.blocks[1].cell == TableCell(table: 1, row: 1, column: 2, isHeader: true))
    #expect(document.blocks[1].page == 3 && document.blocks[1].part == "a")
    let layer = try #require(document.layers["entities"])
    #expect(layer.provider == "names")
    #expect(layer.count == 2)
    #expect(try document.text.string(in: layer.range(0)) == "Zürı")
    #expect(layer.attribute("count", 0) == 3)
    #expect(layer.attribute("names", 0) == ["é", "f"])
    #expect(layer.attribute("score", 0) == 0.5)
    #expect(layer.attribute("sure", 0) == true)
    #expect(layer.attribute("when", 0) == "2024-03")
    #expect(layer.attribute("type", 1) == nil)
    #expect(document.layers["empty"]?.count == 0)
  }

  /// What is written again is the same line.
  @Test func restoresWholly() throws {
    let document = try #require(try read(Self.saved, "a.jsonl").documents.first)
    let line = try JSON.encode(Self.value(of: document))
    let again = try #require(try read(line, "b.jsonl").documents.first)
    #expect(try JSON.encode(Self.value(of: again)) == line)
    #expect(line.utf8.elementsEqual(Self.saved.utf8))
  }

  /// A document as the output `jsonl` has it.
  private static func value(of document: Document) throws -> Value {
    func place(_ range: Range<Int>) throws -> [(ValueMap.Key, Value)] {
      let points = try document.text.codePoints(range)
      return [
        (.string("start"), .integer(Int64(points.lowerBound))), (.string("end"), .integer(Int64(points.upperBound))),
      ]
    }
    let blocks = try document.blocks.map { block -> Value in
      var map = ValueMap(try place(block.range))
      map["kind"] = .string(block.kind.rawValue)
      map["level"] = .integer(Int64(block.level))
      map["page"] = block.page.map { .integer(Int64($0)) }
      map["part"] = block.part.map(Value.string)
      map["cell"] = block.cell.map {
        [
          "table": .integer(Int64($0.table)), "row": .integer(Int64($0.row)), "column": .integer(Int64($0.column)),
          "header": .boolean($0.isHeader),
        ]
      }
      return .map(map)
    }
    var layers = ValueMap()
    for (name, layer) in document.layers {
      let items = try (0..<layer.count).map { item -> Value in
        var map = layer.attributes(item)
        for (key, value) in try place(layer.range(item)) { map[key] = value }
        map["text"] = .string(try document.text.string(in: layer.range(item)))
        return .map(map)
      }
      let attributes = layer.schema.attributes.map { (ValueMap.Key.string($0.name), Value.string($0.type.description)) }
      layers[name] = ["attributes": .map(ValueMap(attributes)), "items": .list(items)]
      if layer.provider != "input" {
        var map = layers[name]?.map ?? ValueMap()
        map["provider"] = .string(layer.provider)
        layers[name] = .map(map)
      }
    }
    var meta = ValueMap()
    for key in document.metadata.keys {
      meta[key] = [
        "value": document.metadata[key] ?? .null, "origin": .string(document.metadata.origin(key)?.rawValue ?? ""),
      ]
    }
    return [
      "id": .string(document.id), "text": .string(document.text.string), "meta": .map(meta), "blocks": .list(blocks),
      "layers": .map(layers),
    ]
  }

  @Test(arguments: [
    (#""end":8,"kind""#, #""end":80,"kind""#, "block 1"),
    (#""end":8,"names""#, #""end":3,"names""#, "item 1 of layer 'entities'"),
    (#""end":8,"names""#, #""end":900,"names""#, "item 1 of layer 'entities'"),
    (#""start":4"#, #""start":-4"#, "item 1 of layer 'entities'"),
    (#""start":4"#, #""start":5"#, "not the text at its place"),
    (#""count":3"#, #""count":"three""#, "'count'"),
    (#""count":3"#, #""other":3"#, "'other'"),
    (#""count":"integer""#, #""count":"strange""#, "'count'"),
    (#""count":"integer""#, #""text":"integer""#, "'text'"),
    (#""kind":"heading""#, #""kind":"song""#, "'song'"),
    (#""end":8,"kind""#, #""end":12,"kind""#, "blocks do not follow"),
    (#""start":4"#, #""start":9223372036854775807"#, "item 1 of layer 'entities'"),
  ])
  func refusesWhatContradictsItself(_ old: String, _ new: String, _ message: String) throws {
    let damaged = Self.replacing(Self.saved, old, new)
    #expect(damaged != Self.saved)
    let reading = try read("{\"text\": \"before\"}\n\(damaged)\n{\"text\": \"behind\"}", "a.jsonl")
    #expect(reading.documents.count == 2)
    let error = try #require(reading.failures.first).error
    #expect("\(error)".hasPrefix("line 2:") && "\(error)".contains(message), "\(error)")
  }

  private static func replacing(_ text: String, _ old: String, _ new: String) -> String {
    guard let range = text.firstRange(of: old) else { return text }
    return text.replacingCharacters(range, new)
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
