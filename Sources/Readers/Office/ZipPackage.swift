import CArchive
import DocumentModel
import PlainText

/// The members of a ZIP file that is one document (DOCX, ODT, EPUB), read by name through its central directory.
final class ZipPackage {
  private let bytes: InputBytes
  private let limits: ReaderLimits
  /// What messages call the file: "Word document".
  private let title: String
  private var entries: [String: ZipEntry] = [:]
  /// The names by their lower-case form: the parts of Office Open XML may be named in any case.
  private var folded: [String: String] = [:]
  private var unpacked = 0
  /// What a careful reader should know.
  private(set) var warnings: [String] = []

  /// Reads the directory.
  ///
  /// - Throws: `ReaderError.malformed` when there is none or it is damaged.
  init(_ bytes: InputBytes, title: String, limits: ReaderLimits) throws(ReaderError) {
    self.bytes = bytes
    self.limits = limits
    self.title = title
    var directory = try ZipDirectory(bytes, title: title)
    guard directory.count <= limits.members else {
      throw .limit("the \(title) has more than \(limits.members) members: raise it with --limit members=…")
    }
    var repeated = 0
    while var entry = try directory.next() {
      entry.name = Self.usual(entry.name)
      if entries[entry.name] == nil {
        guard entries.count < limits.members else {
          throw .limit("the \(title) has more than \(limits.members) members: raise it with --limit members=…")
        }
        entries[entry.name] = entry
        if folded[entry.name.lowercased()] == nil { folded[entry.name.lowercased()] = entry.name }
      } else {
        repeated += 1
      }
    }
    if repeated > 0 { warnings.append("\(repeated) members have the name of another: the first of each is read") }
  }

  /// Whether there is a member of that name.
  func contains(_ name: String) -> Bool { entry(name) != nil }

  private func entry(_ name: String) -> ZipEntry? {
    entries[name] ?? folded[name.lowercased()].flatMap { entries[$0] }
  }

  /// A name as it should be: some programs write backslashes, or a slash before it.
  private static func usual(_ name: String) -> String {
    guard name.utf8.contains(0x5C) || name.utf8.first == 0x2F else { return name }
    return name.split { $0 == "\\" || $0 == "/" }.joined(separator: "/")
  }

  /// The names of all members, sorted.
  var names: [String] { entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// A member, unpacked and checked; `nil` when there is none of that name.
  ///
  /// - Throws: `ReaderError` for one that is damaged, encrypted, or larger than a limit.
  func member(_ name: String) throws(ReaderError) -> [UInt8]? {
    guard let entry = entry(name) else { return nil }
    try check(entry)
    // The local header's name and extra field may differ from the directory's.
    let header = try bytes.bytes(at: entry.offset, count: 30)
    guard header.count == 30, header.starts(with: [0x50, 0x4B, 3, 4]) else {
      throw damaged(name, "its header is not where the directory says")
    }
    let start = entry.offset + 30 + ZipDirectory.number(header, 26, 2) + ZipDirectory.number(header, 28, 2)
    guard start <= bytes.count, entry.packed <= bytes.count - start else { throw damaged(name, "it is cut off") }
    let packed = try bytes.bytes(at: start, count: entry.packed)
    guard packed.count == entry.packed else { throw damaged(name, "it is cut off") }
    let content = entry.method == 0 ? packed : try inflate(packed, entry)
    guard carchive_crc32(content, content.count) == entry.crc else { throw damaged(name, "its checksum is wrong") }
    return content
  }

  private func check(_ entry: ZipEntry) throws(ReaderError) {
    let name = entry.name
    guard !entry.isEncrypted else {
      throw .encrypted("the \(title) is protected with a password: save it without one")
    }
    guard entry.method == 0 || entry.method == 8 else {
      throw damaged(name, "it is packed with method \(entry.method), which such files do not use")
    }
    guard entry.method != 0 || entry.packed == entry.size else { throw damaged(name, "its sizes do not agree") }
    guard entry.size <= limits.member else {
      throw .limit(
        "member '\(name)' has \(entry.size) bytes, more than \(limits.member): raise it with --limit member=…")
    }
    unpacked += entry.size
    let isBomb = { (size: Int, packed: Int) in
      size > 1 << 20 && size / max(1, self.limits.ratio) > packed
    }
    // Members may overlap in a hostile file: all together are held against the file's size.
    guard !isBomb(entry.size, entry.packed), !isBomb(unpacked, bytes.count) else {
      throw .limit(
        "member '\(name)' is more than \(limits.ratio) times larger than its packed form: raise it with --limit ratio=…"
      )
    }
  }

  private func inflate(_ packed: [UInt8], _ entry: ZipEntry) throws(ReaderError) -> [UInt8] {
    var status: Int32 = 1
    let content = [UInt8](unsafeUninitializedCapacity: max(1, entry.size)) { buffer, count in
      status = carchive_inflate(packed, packed.count, buffer.baseAddress, entry.size)
      count = status == 0 ? entry.size : 0
    }
    switch status {
    case 0: return content
    case 2: throw damaged(entry.name, "it is larger than it says")
    default: throw damaged(entry.name, "its packed data are broken")
    }
  }

  private func damaged(_ name: String, _ why: String) -> ReaderError {
    .malformed("the \(title) is damaged: member '\(name)' cannot be unpacked: \(why)")
  }
}
