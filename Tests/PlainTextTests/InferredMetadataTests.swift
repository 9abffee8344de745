import DocumentModel
import PlainData
import PlainText
import Testing

@Suite struct InferredMetadataTests {
  @Test(arguments: [
    ("Thursday, February 23, 2023", "2023-02-23"), ("23 February 2023", "2023-02-23"), ("2024-01-31", "2024-01-31"),
    ("Date: 1 May 2024", "2024-05-01"), ("Published 31 December 2023", "2023-12-31"),
    ("saturday 29 february 2020", "2020-02-29"),
  ])
  func aLineThatIsADateIsThePublication(_ line: String, _ date: String) throws {
    let document = try read("A title\n\n\(line)\n\nThe text begins here.")
    #expect(document.metadata["published"]?.string == date)
    #expect(document.metadata.origin("published") == .inferred)
  }

  @Test(arguments: [
    "Friday, February 23, 2023", "30 February 2023", "29 February 2023", "23 February", "On 23 February 2023",
    "2023-13-01",
    "23 February 2023 was a Thursday", "0 May 2024", "1 May 20245", "2024", "February 2023", "31.12.2023",
  ])
  func whatIsNotCertainIsLeftOut(_ line: String) throws {
    #expect(try read("A title\n\n\(line)\n\nThe text begins here.").metadata["published"] == nil)
  }

  @Test func twoDatesAreNone() throws {
    #expect(try read("T\n\n1 May 2024\n\n2 May 2024\n\nText.").metadata["published"] == nil)
  }

  @Test func whatIsKnownStays() throws {
    var metadata = Metadata()
    metadata.set("published", "2020-01-01", origin: .commandLine)
    metadata.set("title", "Mine", origin: .table)
    let document = try PlainTextReader.read(
      Array("Title\n\n1 May 2024\n\nText.".utf8), id: "a", path: "a", metadata: metadata
    ).document
    #expect(document.metadata["published"] == "2020-01-01")
    #expect(document.metadata["title"] == "Mine")
  }

  @Test func theLanguageIsToldOnlyWhereItIsCertain() throws {
    let english =
      "The chairmanship of the Commonwealth will work on the security of the region, and it is to be held in the year that "
      + "follows the summit of the states in Minsk."
    let german =
      "Der Vorsitz der Gemeinschaft wird in der Region an der Sicherheit arbeiten, und das in dem Jahr, das auf den Gipfel "
      + "der Staaten in Minsk folgt, was alle in der Stadt so sehen."
    #expect(try read(english).metadata["language"] == "en")
    #expect(try read(german).metadata["language"] == "de")
    #expect(try read("The end").metadata["language"] == nil)
  }
}
