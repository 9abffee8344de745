import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct JSONRecordTests {
  @Test func readsTheArrayInsideAnEnvelope() throws {
    let reading = try Reading(fixture: "json/envelope.json")
    #expect(reading.documents.map(\.id) == ["json/envelope.json#1", "json/envelope.json#2"])
    let first = reading.documents[0]
    #expect(
      first.text.string
        == "MINSK — Ministers agreed on a transit regime.\n\nIt enters into force in 2025, officials said.")
    #expect(first.metadata.title == "Ministers agree on transit — at last")
    #expect(first.metadata["outlet"] == "The Northern Gazette")
    #expect(first.metadata["source"]?["name"] == "The Northern Gazette")
    #expect(strings(first.metadata["authors"]) == ["Mira Holt", "Jon Vega"])
    #expect(first.metadata.published == "2024-03-12T09:15:00Z")
    #expect(first.metadata["format"] == "json")
    #expect(reading.blocks[1][0] == "paragraph: The plan covers five rivers.")
    #expect(reading.failures.isEmpty)
  }

  @Test func readsArraysDocumentsAndOtherEncodings() throws {
    let array = try Reading(fixture: "json/array.json")
    #expect(array.documents.count == 30)
    #expect(array.documents[29].id == "30")
    #expect(array.documents[29].metadata.language == "en-GB")
    #expect(strings(array.documents[0].metadata["keywords"]) == ["customs", "trade"])
    let single = try Reading(fixture: "json/document.json").documents
    #expect(single.map(\.id) == ["json/document.json"])
    #expect(single[0].metadata.published == "2024-03-12")
    #expect(try Reading(fixture: "json/wide.json").documents[0].text.string == "Перевод соглашения готов.")
    #expect(try Reading(fixture: "json/nested.json").documents[0].text.string == "The text lies one level deeper.")
  }

  @Test func takesTheFieldThatTheUserNames() throws {
    let text = #"[{"a": {"b": ["x", {"c": "wanted"}]}, "text": "not wanted", "a.b": "dots"}]"#
    #expect(try read(text, "a.json", textField: "a.b.1.c").documents[0].text.string == "wanted")
    #expect(try read(text, "a.json", textField: "a.b").documents[0].text.string == "dots")
    let failure = try #require(try read(text, "a.json", textField: "body").failures.first)
    #expect("\(failure.error)".contains("'body'") && "\(failure.error)".contains("text"))
    #expect(try read(text, "a.json", textField: "a.b.1.c").documents[0].metadata["text"] == "not wanted")
  }

  @Test func guessesWithAWarning() throws {
    let reading = try read(#"{"key": "abc", "remarks": "These are the longest words."}"#, "a.json")
    #expect(reading.documents[0].text.string == "These are the longest words.")
    #expect(reading.warnings.contains { $0.contains("'remarks'") })
    #expect(reading.documents[0].metadata["key"] == "abc")
  }

  @Test func goesOnBehindDamage() throws {
    let text = """
      [
        {"text": "one"},
        {"text": "two", "n": tru},
        {"text": "three",
        {"text": "four"},
        {"text": "five
        "x": 1},
        {"text": "six"},
        7,
        "a text"
      ]
      """
    let reading = try read(text, "a.json")
    #expect(reading.documents.map(\.text.string) == ["one", "four", "six", "a text"])
    #expect(reading.failures.map(\.path) == ["a.json#2", "a.json#3", "a.json#5", "a.json#7"])
    #expect("\(reading.failures[0].error)".hasPrefix("line 3, column 24:"))
    #expect("\(reading.failures[1].error)".hasPrefix("line 4"))
    #expect("\(reading.failures[3].error)".hasPrefix("line 9"))
  }

  @Test func saysWhereAFileIsCutOff() throws {
    let reading = try read(#"[{"text": "one"}, {"text": "tw"#, "a.json")
    #expect(reading.documents.count == 1)
    #expect(reading.failures.count == 1)
    #expect(reading.warnings.contains { $0.contains("cut off") })
    #expect(throws: ReaderError.self) { try read(#"{"text": "tw"#, "a.json") }
    #expect(throws: ReaderError.empty) { try read(" \n", "a.json") }
  }

  @Test func readsValuesInARow() throws {
    let reading = try read("{\"text\": \"one\"}\n{\"text\": \"two\"}{\"text\": \"three\"}", "a.json")
    #expect(reading.documents.map(\.text.string) == ["one", "two", "three"])
  }

  @Test func refusesDepthWithoutRecursion() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let deep = String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      let reading = try? read(deep, "a.json")
      #expect(reading?.documents.isEmpty ?? true)
      let inside = try read("[\(deep), {\"text\": \"behind\"}]", "a.json")
      #expect(inside.documents.map(\.text.string) == ["behind"])
      #expect("\(inside.failures[0].error)".contains("deep"))
    }
  }

  @Test func boundsARecord() throws {
    var limits = ReaderLimits()
    limits.record = 1000
    let long = String(repeating: "x", count: 100_000)
    let reading = try read("[{\"text\": \"\(long)\"}, {\"text\": \"behind\"}]", "a.json", limits: limits)
    #expect(reading.documents.map(\.text.string) == ["behind"])
    #expect("\(reading.failures[0].error)".contains("--limit record"))
  }

  @Test func stripsZerosAndReadsHTML() throws {
    let reading = try read(
      #"[{"text": "a\u0000b"}, {"content": "<p>One.</p><p>Two.</p>"}, {"text": "5 < 6 and 7 > 2"}]"#, "a.json")
    #expect(reading.documents[0].text.string == "ab")
    #expect(reading.blocks[1] == ["paragraph: One.", "paragraph: Two."])
    #expect(reading.documents[2].text.string == "5 < 6 and 7 > 2")
  }
}
