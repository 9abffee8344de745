/// Writes tar archives for tests, with headers as wrong as they want them.
struct TarBuilder {
  private(set) var bytes: [UInt8] = []

  /// Adds a member.
  ///
  /// - Parameters:
  ///   - type: "0" a file, "1" a hard link, "2" a symbolic one, "3" a device, "5" a folder, "6" a pipe.
  ///   - size: What the header says; `nil`: the truth.
  ///   - isOld: The header is that of the seventh edition of Unix, without the mark "ustar".
  mutating func add(
    _ name: String, _ content: [UInt8] = [], type: Character = "0", size: Int? = nil, link: String = "",
    isOld: Bool = false
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ offset: Int) {
      for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
    }
    func octal(_ number: Int, _ count: Int) -> String {
      let digits = String(number, radix: 8)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    put(String(name.prefix(99)), 0)
    put("0000644", 100)
    put("0000000", 108)
    put("0000000", 116)
    put(octal(size ?? content.count, 11), 124)
    put("15045200000", 136)
    put("        ", 148)
    put(String(type), 156)
    put(String(link.prefix(99)), 157)
    if !isOld {
      put("ustar", 257)
      put("00", 263)
    }
    put(octal(header.reduce(0) { $0 + Int($1) }, 6), 148)
    header[154] = 0
    header[155] = 0x20
    bytes += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// Ends the archive.
  mutating func end() { bytes += [UInt8](repeating: 0, count: 1024) }
}
