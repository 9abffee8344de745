/// ZIP files without compression, made and taken apart.
struct StoredZip {
  /// The members in order.
  var members: [(name: String, content: [UInt8])]

  init(_ members: [(name: String, content: [UInt8])]) { self.members = members }

  /// Takes members of text.
  init(_ members: [(String, String)]) { self.members = members.map { ($0.0, Array($0.1.utf8)) } }

  /// Takes a file apart that has no compression.
  init(parsing file: [UInt8]) {
    members = []
    var index = 0
    while index + 30 <= file.count, file[index..<index + 4].elementsEqual([0x50, 0x4B, 3, 4]) {
      let size = Self.number(file, index + 18, 4)
      let name = index + 30..<index + 30 + Self.number(file, index + 26, 2)
      let start = name.upperBound + Self.number(file, index + 28, 2)
      members.append((String(decoding: file[name], as: UTF8.self), Array(file[start..<start + size])))
      index = start + size
    }
  }

  /// The content of a member.
  subscript(_ name: String) -> [UInt8] {
    get { members.first { $0.name == name }?.content ?? [] }
    set {
      guard let index = members.firstIndex(where: { $0.name == name }) else {
        members.append((name, newValue))
        return
      }
      members[index].content = newValue
    }
  }

  /// The file.
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
      let offset = file.count
      let common =
        Self.little(20, 2) + Self.little(0, 8) + Self.little(Int(Self.crc(content)), 4) + Self.little(content.count, 4)
        + Self.little(content.count, 4) + Self.little(name.utf8.count, 2) + Self.little(0, 2)
      file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common + Self.little(0, 10) + Self.little(offset, 4) + Array(name.utf8)
    }
    let start = file.count
    file += directory
    file += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.little(members.count, 2) + Self.little(members.count, 2)
    return file + Self.little(directory.count, 4) + Self.little(start, 4) + [0, 0]
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
