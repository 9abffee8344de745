import DocumentModel
import Glibc
import PlainText
import Readers

/// The folder of the fixtures.
let htmlFixtures: String = {
  let parts = #filePath.split(separator: "/")
  return "/" + parts.dropLast(2).joined(separator: "/") + "/Fixtures/html"
}()

func fileBytes(_ path: String) throws -> [UInt8] {
  let bytes = try InputBytes(descriptor: open(path, O_RDONLY))
  return try bytes.bytes(at: 0, count: bytes.count)
}

func fileNames(in folder: String, ending: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasSuffix(ending) { names.append(name) }
  }
  return names.sorted()
}

func readHTML(_ html: String, path: String = "page.html") throws -> ReadResult {
  try readHTML(Array(html.utf8), path: path)
}

func readHTML(_ bytes: [UInt8], path: String = "page.html") throws -> ReadResult {
  try HTMLReader.read(bytes, ReadRequest(id: path, path: path))
}

/// The blocks as lines: "heading1 Title".
func lines(_ result: ReadResult) throws -> [String] {
  try result.document.blocks.map { block in
    let text = try result.document.text.string(in: block.range)
    let place = block.cell.map { "\($0.row).\($0.column)\($0.isHeader ? "h" : "")" }
    return block.kind.rawValue + (place ?? (block.level > 0 ? "\(block.level)" : "")) + " " + text
  }
}
