import Glibc
import Isolation
import PlainData
import PluginModel

/// The documents that the INPUTs of a command line name, in order, with ids that are unique.
struct InputList {
  private(set) var inputs: [RunInput] = []
  /// What cannot be read: one line each.
  private(set) var problems: [String] = []
  /// What a folder holds that is no document, such as links and pipes.
  private(set) var skipped: [(path: String, why: String)] = []
  /// The tables of metadata in folders, the outer ones first.
  private(set) var tables: [(path: String, folder: String)] = []
  private var ids: Set<String> = []

  /// Expands files, folders (recursively, sorted), globs and `-`.
  init(_ operands: [String], commandLine: ValueMap) {
    for operand in operands { add(operand, commandLine) }
  }

  private mutating func add(_ operand: String, _ commandLine: ValueMap) {
    if operand == "-" { return addStandardInput(commandLine) }
    switch FileSystem.kind(operand) {
    case .file?:
      let details = FileSystem.details(operand)
      append(
        .file(path: operand, followLinks: true), FileSystem.name(operand), operand, details?.size ?? 0, commandLine)
    case .folder?:
      var found = 0
      walk(operand, relative: "", commandLine, &found, depth: 0)
      if found == 0 { problems.append("\(operand): a folder without documents") }
    case .other?, .unnameable?:
      problems.append(
        "\(operand): not a file or a folder: devices, pipes and sockets are not read; use - for standard input")
    case nil:
      let matches = Self.glob(operand)
      if matches.isEmpty {
        let isPattern = operand.contains { "*?[".contains($0) }
        problems.append("\(operand): \(isPattern ? "no file matches" : "no such file or folder")")
      }
      for match in matches { add(match, commandLine) }
    }
  }

  private mutating func walk(
    _ folder: String, relative: String, _ commandLine: ValueMap, _ found: inout Int, depth: Int
  ) {
    guard depth < 64 else { return problems.append("\(folder): folders nested too deeply") }
    let entries: [FileSystem.Entry]
    do {
      entries = try FileSystem.list(folder)
    } catch {
      return problems.append(error.message)
    }
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
      let id = relative.isEmpty ? entry.name : relative + "/" + entry.name
      if entry.isLink {
        skipped.append((path, "skipped: a symbolic link inside a folder is not followed; name it on the command line"))
        continue
      }
      switch entry.kind {
      case .folder: walk(path, relative: id, commandLine, &found, depth: depth + 1)
      case .file where entry.name == "metadata.csv": tables.append((path, folder))
      case .file:
        found += 1
        append(.file(path: path, followLinks: false), id, path, entry.size, commandLine)
      case .other: skipped.append((path, "skipped: a device, pipe or socket"))
      case .unnameable: problems.append("\(path): the file's name is not UTF-8: rename it, with convmv for instance")
      }
    }
  }

  /// Gives an input the values of a table; a later table is the stronger one.
  mutating func add(_ values: ValueMap, toInput index: Int) {
    for entry in values.entries { inputs[index].table[entry.key] = entry.value }
  }

  private mutating func append(
    _ source: RunInput.Source, _ id: String, _ path: String, _ size: Int, _ commandLine: ValueMap
  ) {
    inputs.append(
      RunInput(source: source, id: unique(Self.text(id)), path: Self.text(path), size: size, commandLine: commandLine))
  }

  /// Spools standard input to a nameless file, so that it can be read more than once.
  private mutating func addStandardInput(_ commandLine: ValueMap) {
    let descriptor: Int32
    do {
      descriptor = try InputFile.spool()
    } catch {
      return problems.append("-: standard input cannot be kept: \(error.description)")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var size = 0
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      do {
        try Terminal.write(Array(buffer[..<count]), to: descriptor)
      } catch {
        return problems.append("-: standard input cannot be kept: \(error)")
      }
      size += count
    }
    append(.descriptor(descriptor), "stdin", "-", size, commandLine)
  }

  /// `~2`, `~3` … on a repeat.
  private mutating func unique(_ id: String) -> String {
    var name = id
    var number = 2
    while !ids.insert(name).inserted {
      name = "\(id)~\(number)"
      number += 1
    }
    return name
  }

  /// File names that are no UTF-8 are shown with U+FFFD.
  private static func text(_ path: String) -> String { String(decoding: Array(path.utf8), as: UTF8.self) }

  private static func glob(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var result = glob_t()
    defer { globfree(&result) }
    guard Glibc.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in result.gl_pathv[index].map { String(cString: $0) } }
  }
}
