import PlainText

/// The container of Microsoft's binary formats, which is also what an encrypted Office Open XML file lies in.
enum CompoundFile {
  /// What its first bytes are.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Why such a file cannot be read; `nil` for any other file.
  static func error(_ bytes: [UInt8]) -> ReaderError? {
    guard bytes.starts(with: signature) else { return nil }
    if holds(bytes, "EncryptedPackage") {
      return .encrypted(
        "the document is protected with a password: open it in Word or LibreOffice and save it without one")
    }
    if holds(bytes, "WordDocument") {
      if holds(bytes, "__substg1.0_") || holds(bytes, "__properties_version1.0") {
        return .malformed("this is an Outlook message (.msg): save it as .eml")
      }
      return .malformed("this is a binary Word document (.doc): save it as .docx, or convert it with LibreOffice")
    }
    return .malformed("this is a binary Office file, not a Word document: save it as .docx, PDF or CSV")
  }

  /// Whether a directory has a stream of that name, which it keeps in UTF-16.
  private static func holds(_ bytes: [UInt8], _ name: String) -> Bool {
    let wanted: [UInt8] = Array(name.utf8).flatMap { [$0, 0] as [UInt8] }
    // Directory entries are 128 bytes each and begin at multiples of that.
    for start in stride(from: 512, to: bytes.count - wanted.count, by: 128)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
    return false
  }
}
