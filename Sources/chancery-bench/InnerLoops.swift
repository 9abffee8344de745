import CSystem
import Glibc
import PlainData
import PluginHost

/// The loops: over tokens, over a plain Lua array of the same words, counting in the host, and with and without limits.
struct InnerLoops {
  private let files: [String]

  init(files: [String]) { self.files = files }

  /// The scripts by name; each works on the open document.
  private static let scripts: [(name: String, source: String)] = [
    (
      "array",
      """
      local n, words = {}, ...
      for i = 1, #words do local lower = words[i] n[lower] = (n[lower] or 0) + 1 end
      """
    ),
    (
      "tokens",
      """
      local n = {}
      for lower in document:tokens "lower" do n[lower] = (n[lower] or 0) + 1 end
      """
    ),
    ("frequencies", "local n = document:frequencies \"lower\""),
    ("tight", "local x = 0 for i = 1, 20000000 do x = x + i % 7 end"),
  ]

  func run() throws -> [String] {
    let text = try text()
    let session = try BenchSession(text: text)
    var lines: [String] = ["words \(session.tokenCount) tokens"]
    let loops = ["array", "tokens", "frequencies"]
    let seconds = try medians(
      loops.map { name in
        let source = Self.scripts.first { $0.name == name }?.source ?? ""
        return { try session.time(source, givesWords: name == "array", limited: true) }
      })
    for (name, seconds) in zip(loops, seconds) {
      lines.append("\(name) \(seconds * 1e9 / Double(session.tokenCount)) ns/token")
    }
    let tight = Self.scripts.last?.source ?? ""
    let limits = try medians(
      [true, false].map { limited in { try session.time(tight, givesWords: false, limited: limited) } })
    for (name, seconds) in zip(["limited", "unlimited"], limits) { lines.append("\(name) \(seconds * 1e3) ms") }
    return lines
  }

  /// The median of seven of each, taken in turn, so that a machine that slows down slows all of them.
  private func medians(_ measures: [() throws -> Double]) throws -> [Double] {
    let rounds = try (0..<7).map { _ in try measures.map { try $0() } }
    return measures.indices.map { index in rounds.map { $0[index] }.sorted()[3] }
  }

  private func text() throws -> [UInt8] {
    guard !files.isEmpty else { return Self.generated() }
    var bytes: [UInt8] = []
    for file in files {
      guard let handle = fopen(file, "rb") else { throw BenchError(message: "\(file): cannot be read") }
      defer { fclose(handle) }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&chunk, 1, chunk.count, handle), count > 0 { bytes += chunk[..<count] }
      bytes += Array("\n\n".utf8)
    }
    return bytes
  }

  /// A text of five million words with the frequencies of Zipf's law, always the same.
  private static func generated() -> [UInt8] {
    var state: UInt64 = 42
    var text: [UInt8] = []
    for number in 1...5_000_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let uniform = Double(state >> 11) / Double(1 << 53)
      let rank = Int(pow(50_000, uniform))
      text += Array("w\(rank)".utf8)
      text += Array((number % 20 == 0 ? ". " : " ").utf8)
      if number % 400 == 0 { text += Array("\n\n".utf8) }
    }
    return text
  }
}

/// What cannot be measured, in words.
struct BenchError: Error, CustomStringConvertible {
  let message: String

  var description: String { message }
}
