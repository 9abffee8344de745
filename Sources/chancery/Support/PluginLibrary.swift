import Isolation
import PlainData
import PluginModel

/// The plugins that can be named on this command line, and their code.
///
/// Bundled manifests come from the generated index; the user's own are evaluated in a worker once and remembered by
/// path, size and time.
final class PluginLibrary {
  private(set) var catalog = Catalog()
  private let installation: Installation
  private var bundledModules: [String: [UInt8]]?
  private var knownManifests: ManifestCache

  /// Reads the index and the users' folders.
  ///
  /// - Parameter folders: `--plugins` folders, besides the user's own.
  init(_ installation: Installation, folders: [String]) throws {
    self.installation = installation
    knownManifests = ManifestCache(path: Installation.cache.map { $0 + "/manifests.json" })
    try readIndex()
    if let user = Installation.userPlugins, FileSystem.kind(user) == .folder { try add(folder: user) }
    for folder in folders {
      guard FileSystem.kind(folder) == .folder else { throw UsageError("\(folder): no such folder of plugins") }
      try add(folder: folder)
    }
  }

  private func readIndex() throws {
    let bytes = try FileSystem.read(installation.index, limit: 16 << 20)
    let index: Value
    do {
      index = try JSON.parse(bytes)
    } catch {
      throw Problem("\(installation.index): \(error)")
    }
    for item in index.elements ?? [] {
      let manifest = try Manifest(value: item)
      let path = "\(installation.plugins)/\(manifest.kind.plural)/\(manifest.name)/plugin.lua"
      catalog.add(Catalog.Entry(manifest: manifest, origin: .bundled, path: path))
    }
  }

  /// Adds every plugin of a folder: `NAME.lua` and `NAME/plugin.lua`, in it and in `filters/`, `analyses/`, `outputs/`.
  private func add(folder: String) throws {
    for path in try Self.pluginFiles(in: folder, depth: 0) {
      do {
        catalog.add(Catalog.Entry(manifest: try describe(path), origin: .user, path: path))
      } catch let problem as Problem {
        // One broken plugin must not hide the others; whoever asks for it gets the error.
        Terminal.complain("\(path): \(problem.line)")
      }
    }
  }

  private static func pluginFiles(in folder: String, depth: Int) throws -> [String] {
    var files: [String] = []
    for entry in try FileSystem.list(folder) {
      let path = folder + "/" + entry.name
      if entry.name.hasSuffix(".lua"), FileSystem.kind(path) == .file, entry.name != "test.lua" {
        files.append(path)
      } else if FileSystem.kind(path) == .folder {
        if FileSystem.kind(path + "/plugin.lua") == .file {
          files.append(path + "/plugin.lua")
        } else if depth == 0, PluginKind.allCases.contains(where: { $0.plural == entry.name }) {
          files += try pluginFiles(in: path, depth: 1)
        }
      }
    }
    return files
  }

  /// The plugin that a word of the command line means: a bundled or user name, or a path to a `.lua` file or a folder.
  func find(_ word: String, _ kind: PluginKind) throws -> Catalog.Entry {
    guard let path = Self.path(word) else {
      do {
        return try catalog.find(word, kind)
      } catch {
        throw UsageError(error.message)
      }
    }
    let manifest = try describe(path)
    guard manifest.kind == kind else {
      throw UsageError(
        "\(word) is \(manifest.kind == .filter ? "a" : "an") \(manifest.kind.rawValue), not a plugin for this place")
    }
    let entry = Catalog.Entry(manifest: manifest, origin: .path, path: path)
    catalog.add(entry)
    return entry
  }

  /// The Lua file that a word names as a path; `nil` for a plugin's name.
  static func path(_ word: String) -> String? {
    guard word.hasSuffix(".lua") || word.contains("/") else { return nil }
    return FileSystem.kind(word) == .folder ? word + "/plugin.lua" : word
  }

  // MARK: - Code

  /// A plugin's code and the modules that it can `require`.
  func source(_ entry: Catalog.Entry) throws(Problem) -> RunSetup.PluginSource {
    RunSetup.PluginSource(
      manifest: entry.manifest, chunkName: Self.chunkName(entry.path),
      source: try FileSystem.read(entry.path, limit: Self.largestSource), modules: try modules(of: entry.path))
  }

  static let largestSource = 4 << 20

  /// `NAME/plugin.lua` for a folder, `NAME.lua` for a file.
  static func chunkName(_ path: String) -> String {
    let name = FileSystem.name(path)
    return name == "plugin.lua" || name == "test.lua" ? FileSystem.name(FileSystem.folder(path)) + "/" + name : name
  }

  /// The Lua files beside a plugin in a folder of its own, and the bundled library's.
  func modules(of path: String) throws(Problem) -> [String: [UInt8]] {
    var modules = try library()
    guard FileSystem.name(path) == "plugin.lua" || FileSystem.name(path) == "test.lua" else { return modules }
    let folder = FileSystem.folder(path)
    for entry in try FileSystem.list(folder) where entry.name.hasSuffix(".lua") {
      let name = FileSystem.stem(entry.name)
      guard name != "plugin", name != "test", FileSystem.kind(folder + "/" + entry.name) == .file else { continue }
      modules[name] = try FileSystem.read(folder + "/" + entry.name, limit: Self.largestSource)
    }
    return modules
  }

  private func library() throws(Problem) -> [String: [UInt8]] {
    if let bundledModules { return bundledModules }
    var modules: [String: [UInt8]] = [:]
    let folder = installation.plugins + "/library"
    if FileSystem.kind(folder) == .folder {
      for entry in try FileSystem.list(folder) where entry.name.hasSuffix(".lua") && !entry.name.hasSuffix("_test.lua")
      {
        modules[FileSystem.stem(entry.name)] = try FileSystem.read(
          folder + "/" + entry.name, limit: Self.largestSource)
      }
    }
    bundledModules = modules
    return modules
  }

  // MARK: - Manifests

  /// A plugin file's manifest: remembered, or evaluated in a worker.
  func describe(_ path: String) throws -> Manifest {
    guard let details = FileSystem.details(path), FileSystem.kind(path) == .file else {
      throw UsageError("\(path): no such plugin file")
    }
    if let known = knownManifests[path, details] { return known }
    let manifest = try evaluate(path)
    knownManifests.remember(manifest, path, details)
    return manifest
  }

  /// Evaluates a plugin file in a worker.
  func evaluate(_ path: String) throws -> Manifest {
    let request: Value = [
      "name": .string(FileSystem.stem(FileSystem.name(path))), "chunk": .string(Self.chunkName(path)),
      "source": Value(octets: try FileSystem.read(path, limit: Self.largestSource)),
      "modules": .map(ValueMap(try modules(of: path).map { (.string($0), Value(octets: $1)) })),
    ]
    guard let answer = try WorkerAsking(installation).ask(.describe, request).first else {
      throw Problem("\(path): the worker gave no answer")
    }
    do {
      return try Manifest(value: answer)
    } catch {
      throw Problem("\(path): \(error.message)")
    }
  }
}

/// Asks a worker of its own something that is no run.
struct WorkerAsking {
  let installation: Installation

  init(_ installation: Installation) { self.installation = installation }

  /// All answers, in order.
  ///
  /// - Throws: `Problem` when the worker could not do it, or died.
  func ask(_ kind: MessageKind, _ value: Value) throws -> [Value] {
    var answers: [Value] = []
    var problem: Problem?
    let setup = RunSetup(
      plugins: [], filters: [], analyses: [], output: nil, recompute: [], limits: RunLimits(), seed: 0, now: 0)
    let supervisor = Supervisor(
      setup: setup,
      configuration: Supervisor.Configuration(
        worker: installation.worker, workerArguments: ["--data", installation.data], jobs: 1, target: OutputTarget())
    ) { event in
      switch event {
      case .stepFailed(let failure): problem = failure
      case .log(let plugin, _, let line, _, let message):
        Terminal.writeError("\(plugin)\(line.map { ":\($0)" } ?? ""): \(message)\n")
      default: break
      }
    }
    defer { supervisor.shutdown() }
    answers = try supervisor.answers(to: kind, value)
    if let problem { throw problem }
    return answers
  }
}
