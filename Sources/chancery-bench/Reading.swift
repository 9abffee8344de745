import Glibc
import PlainText
import Readers

/// Reads files with the library of readers, as `chancery-reader` does, without its jail and without what follows.
struct Reading {
  private let files: [String]

  init(files: [String]) { self.files = files }

  /// What was in a file.
  private struct Tally {
    var documents = 0
    var failures = 0
    var blocks = 0
    var bytes = 0

    mutating func add(_ result: ReadResult) {
      documents += 1
      blocks += result.document.blocks.count
      bytes += result.document.text.count
    }

    func line(_ path: String) -> String {
      "\(path): \(documents) documents, \(failures) failures, \(blocks) blocks, \(bytes) bytes of text"
    }
  }

  /// Reads all files; a line for each.
  ///
  /// - Throws: `ReaderError` for a file that cannot be read, `BenchError` for one in which there is no document.
  func run() throws -> [String] {
    try files.map { path in
      var tally = Tally()
      try read(path) { record in
        switch record {
        case .document(let result): tally.add(result)
        case .failure: tally.failures += 1
        case .file, .warning: break
        }
      }
      guard tally.documents > 0 else { throw BenchError(message: "\(path): no document") }
      return tally.line(path)
    }
  }

  /// The text of all documents.
  func text() throws -> [String] {
    var texts: [String] = []
    for path in files {
      try read(path) { record in
        if case .document(let result) = record { texts.append(result.document.text.string) }
      }
    }
    return texts
  }

  private func read(_ path: String, _ take: (ReadRecord) -> Void) throws {
    FileReader.loadLibraries()
    let reader = try FileReader(try open(path), ReadRequest(id: path, path: path))
    while let record = try reader.next() { take(record) }
  }

  /// Reads pages as `pdftotext -bbox-layout` writes them; a line for each file.
  func runLayout() throws -> [String] {
    try files.map { path in
      var tally = Tally()
      tally.add(try FileReader.converted(try open(path), ReadRequest(id: path, path: path)))
      return tally.line(path)
    }
  }

  private func open(_ path: String) throws -> InputBytes {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchError(message: "\(path): \(String(cString: strerror(errno)))") }
    return try InputBytes(descriptor: descriptor)
  }
}
