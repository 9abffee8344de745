import Isolation
import PlainData
import PluginModel

/// Where results go: standard output, one file, or a folder.
final class ProgramSink: OutputSink {
  private enum Destination {
    case standardOutput
    case file(String)
    case folder(String)
  }

  private let destination: Destination
  private let mainName: String
  private let fileExtension: String
  private let perDocument: Bool
  private var pending: [(path: String, bytes: [UInt8])] = []
  private var indexes: [String: Int] = [:]

  /// - Parameters:
  ///   - path: The value of `-o`; `nil` for standard output. A folder where it is one or ends in `/`.
  ///   - mainName: The name, without extension, of a folder's main file.
  ///   - perDocument: Whether a folder gets one file a document.
  init(path: String?, mainName: String, fileExtension: String, perDocument: Bool) throws {
    self.mainName = mainName
    self.fileExtension = fileExtension
    self.perDocument = perDocument
    guard let path, path != "-" else {
      destination = .standardOutput
      return
    }
    if Self.isFolder(path) {
      try FileSystem.makeFolder(path)
      destination = .folder(path.hasSuffix("/") ? path : path + "/")
    } else {
      destination = .file(path)
    }
  }

  /// Whether a value of `-o` means a folder.
  static func isFolder(_ path: String?) -> Bool {
    guard let path, path != "-" else { return false }
    return path.hasSuffix("/") || FileSystem.kind(path) == .folder
  }

  func write(_ bytes: [UInt8], file: String, document: RunInput?) throws {
    switch destination {
    case .standardOutput:
      try Terminal.write(Terminal.outputIsTerminal ? Self.shown(bytes) : bytes)
    case .file(let path):
      keep(bytes, path)
    case .folder(let folder):
      if !file.isEmpty {
        keep(bytes, folder + file)
      } else if let document, perDocument {
        keep(bytes, folder + Self.fileName(document.id) + "." + fileExtension)
      } else {
        keep(bytes, folder + mainName + "." + fileExtension)
      }
    }
  }

  /// Writes the files, each whole or not at all.
  func finish() throws {
    for (path, bytes) in pending { try FileSystem.write(bytes, to: path) }
    pending = []
  }

  private func keep(_ bytes: [UInt8], _ path: String) {
    if let index = indexes[path] {
      pending[index].bytes += bytes
    } else {
      indexes[path] = pending.count
      pending.append((path, bytes))
    }
  }

  /// A document's id as a file name: folders become `_`, what a file name cannot hold goes.
  private static func fileName(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      name.unicodeScalars.append(
        scalar == "/" || scalar == "\\" || scalar.value < 0x20 || scalar.value == 0x7F ? "_" : scalar)
    }
    while name.utf8.count > 180 { name.removeLast() }
    return name.hasPrefix(".") ? "_" + name.dropFirst() : name
  }

  /// What may reach a terminal: the worker's writers have cleaned the text, but a hostile worker might not.
  private static func shown(_ bytes: [UInt8]) -> [UInt8] { StyledText.safe(bytes) }
}
