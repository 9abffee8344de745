import PlainText
import Readers

/// Reads a page with the reader of pages, without looking at its format.
func readHTML(_ html: String, path: String = "page.html") throws -> ReadResult {
  try readHTML(Array(html.utf8), path: path)
}

/// Reads the bytes of a page.
func readHTML(_ bytes: [UInt8], path: String = "page.html") throws -> ReadResult {
  try HTMLReader.read(bytes, ReadRequest(id: path, path: path))
}
