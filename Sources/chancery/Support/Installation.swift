import PluginModel

/// Where the program's parts are: the worker, the bundled plugins and data.
///
/// `CHANCERY_HOME`, else the folder of the executable, `../share/chancery` from there, or the checkout that it was
/// built in.
struct Installation {
  let home: String
  let worker: String
  /// The reader of every format but plain text.
  let reader: String

  /// Finds the installation.
  ///
  /// - Throws: `Problem` that says where was looked.
  static func find() throws(Problem) -> Installation {
    let executable = FileSystem.executable ?? "chancery"
    let folder = FileSystem.folder(executable)
    var candidates: [String] = []
    if let home = Terminal.environment("CHANCERY_HOME"), !home.isEmpty { candidates.append(home) }
    candidates += [folder, folder + "/../share/chancery"]
    // A build in .build/<triple>/<configuration>: the checkout is above it.
    var above = folder
    for _ in 0..<6 {
      above = FileSystem.folder(above)
      if above == "/" || above == "." { break }
      candidates.append(above)
    }
    guard let home = candidates.first(where: { FileSystem.kind($0 + "/Plugins/index.json") == .file }) else {
      throw Problem(
        "the bundled plugins were not found: set CHANCERY_HOME to the folder that holds Plugins/index.json")
    }
    return Installation(
      home: home, worker: try program("chancery-worker", home, folder),
      reader: try program("chancery-reader", home, folder))
  }

  private static func program(_ name: String, _ home: String, _ folder: String) throws(Problem) -> String {
    let candidates = [home, home + "/bin", folder].map { $0 + "/" + name }
    guard let path = candidates.first(where: { FileSystem.kind($0) == .file }) else {
      throw Problem("\(name) was not found beside the program: build or install it")
    }
    return path
  }

  /// Where `pdftotext` is installed; `nil` where it is not.
  static var converter: String? {
    let folders = (Terminal.environment("PATH") ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
    return folders.filter { $0.hasPrefix("/") }.map { $0 + "/pdftotext" }.first { FileSystem.kind($0) == .file }
  }

  var plugins: String { home + "/Plugins" }
  var index: String { home + "/Plugins/index.json" }
  var data: String { home + "/Data" }

  /// The user's own plugins: `$XDG_DATA_HOME/chancery/plugins`.
  static var userPlugins: String? {
    xdg("XDG_DATA_HOME", "/.local/share").map { $0 + "/chancery/plugins" }
  }

  static var configuration: String? { xdg("XDG_CONFIG_HOME", "/.config").map { $0 + "/chancery/config" } }

  static var cache: String? { xdg("XDG_CACHE_HOME", "/.cache").map { $0 + "/chancery" } }

  /// A folder of the XDG Base Directory Specification; relative values are ignored, as it demands.
  private static func xdg(_ variable: String, _ fallback: String) -> String? {
    if let value = Terminal.environment(variable), value.hasPrefix("/") { return value }
    guard let home = Terminal.environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + fallback
  }
}
