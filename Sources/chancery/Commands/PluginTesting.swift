import Isolation
import PlainData
import PluginModel

/// `chancery plugin test`: the tests that lie beside plugins.
enum PluginTesting {
  /// Runs the tests of the plugins named, or of all bundled ones.
  static func run(_ names: [String], _ parsed: ParsedArguments) throws -> ExitStatus {
    let installation = try Installation.find()
    let library = try PluginLibrary(installation, folders: parsed.all("plugins"))
    let entries =
      names.isEmpty
      ? library.catalog.entries.filter { $0.origin == .bundled }
      : try names.flatMap { try PluginCommand.entries($0, library) }
    var plugins: [Value] = []
    for entry in library.catalog.entries { plugins.append(try library.source(entry).value) }
    var counts = ["passed": 0, "failed": 0, "skipped": 0]
    for entry in entries {
      let path = testFile(of: entry)
      guard FileSystem.kind(path) == .file else {
        counts["failed", default: 0] += 1
        Terminal.complain("\(entry.manifest.name): no tests: \(path) is missing")
        continue
      }
      for (name, status, message) in try results(entry, path, plugins, library, installation) {
        counts[status, default: 0] += 1
        if status != "passed" || parsed.has("verbose") {
          try Terminal.write("\(status) \(entry.manifest.name): \(name)\(message.isEmpty ? "" : ": \(message)")\n")
        }
      }
    }
    let (passed, failed, skipped) = (counts["passed"] ?? 0, counts["failed"] ?? 0, counts["skipped"] ?? 0)
    try Terminal.write("\(passed) passed, \(failed) failed, \(skipped) skipped\n")
    return failed == 0 && passed + skipped > 0 ? .success : .failure
  }

  /// `test.lua` in a plugin's own folder, `NAME_test.lua` beside a single file.
  static func testFile(of entry: Catalog.Entry) -> String {
    let folder = FileSystem.folder(entry.path)
    let name = FileSystem.name(entry.path)
    return name == "plugin.lua" ? folder + "/test.lua" : folder + "/" + FileSystem.stem(name) + "_test.lua"
  }

  private static func results(
    _ entry: Catalog.Entry, _ path: String, _ plugins: [Value], _ library: PluginLibrary, _ installation: Installation
  ) throws -> [(String, String, String)] {
    let request: Value = [
      "subject": try library.source(entry).value, "plugins": .list(plugins),
      "chunk": .string(PluginLibrary.chunkName(path)),
      "source": Value(octets: try FileSystem.read(path, limit: PluginLibrary.largestSource)),
      "modules": .map(ValueMap(try library.modules(of: path).map { (.string($0), Value(octets: $1)) })),
    ]
    do {
      return try WorkerAsking(installation).ask(.test, request).map { result in
        (result["name"]?.string ?? "?", result["status"]?.string ?? "failed", result["message"]?.string ?? "")
      }
    } catch let problem as Problem {
      return [(FileSystem.name(path), "failed", problem.line)]
    }
  }
}
