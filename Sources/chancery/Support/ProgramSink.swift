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
  private let writesDocuments: Bool
  private let perDocument: Bool
  /// The names of documents' files by id, and those that are taken.
  private var names: [String: String] = [:]
  private var taken: Set<String> = []
  /// The one file, where it is one.
  private var file: OutputFile?
  /// The document's file of a folder that is being written; documents come one after the other.
  private var current: (path: String, bytes: [UInt8])?
  /// Other files of a folder.
  private var pending: [(path: String, bytes: [UInt8])] = []
  private var indexes: [String: Int] = [:]

  /// - Parameters:
  ///   - path: The value of `-o`; `nil` for standard output. A folder where it is one or ends in `/`.
  ///   - mainName: The name, without extension, of a folder's main file.
  ///   - writesDocuments: Whether the output writes documents, of which a folder gets one file each.
  ///   - perDocument: Whether documents cannot stand in one file.
  init(path: String?, mainName: String, fileExtension: String, writesDocuments: Bool, perDocument: Bool) throws {
    self.mainName = mainName
    self.writesDocuments = writesDocuments
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
    if let document, perDocument, names[document.id] == nil {
      if !names.isEmpty, !isFolder {
        throw UsageError("this format writes a file for each document: name a folder for them with -o FOLDER/")
      }
      _ = name(of: document.id)
    }
    switch destination {
    case .standardOutput:
      try Terminal.write(Terminal.outputIsTerminal ? Self.shown(bytes) : bytes)
    case .file(let path):
      let file = try self.file ?? OutputFile(path)
      self.file = file
      try file.write(bytes)
    case .folder(let folder):
      if !file.isEmpty {
        keep(bytes, folder + file)
      } else if let document, writesDocuments {
        try add(bytes, folder + name(of: document.id) + "." + fileExtension)
      } else if !writesDocuments {
        // Documents that have a file each need no separator between them.
        keep(bytes, folder + mainName + "." + fileExtension)
      }
    }
  }

  /// Writes the files, each whole or not at all.
  func finish() throws {
    try file?.finish()
    file = nil
    try finishCurrent()
    for (path, bytes) in pending { try FileSystem.write(bytes, to: path) }
    pending = []
  }

  /// Adds to a document's file.
  private func add(_ bytes: [UInt8], _ path: String) throws {
    if current?.path != path {
      try finishCurrent()
      current = (path, [])
    }
    current?.bytes += bytes
  }

  private func finishCurrent() throws {
    if let current { try FileSystem.write(current.bytes, to: current.path) }
    current = nil
  }

  private func keep(_ bytes: [UInt8], _ path: String) {
    if let index = indexes[path] {
      pending[index].bytes += bytes
    } else {
      indexes[path] = pending.count
      pending.append((path, bytes))
    }
  }

  private var isFolder: Bool {
    if case .folder = destination { true } else { false }
  }

  /// The name of a document's file without extension; `~2`, `~3` … where two documents would have one.
  private func name(of id: String) -> String {
    if let known = names[id] { return known }
    let plain = Self.fileName(id)
    var name = plain
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(plain)~\(number)"
      number += 1
    }
    names[id] = name
    return name
  }

  /// A document's id as a file name: the extension of the source goes, folders become `_`, what a file name cannot hold
  /// as well.
  private static func fileName(_ id: String) -> String {
    var id = id
    let stem = id.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    let ending = id.dropFirst(stem.utf8.count).dropFirst()
    if !stem.isEmpty, !stem.hasSuffix("/"), (1...5).contains(ending.utf8.count),
      ending.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
    {
      id = stem
    }
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
