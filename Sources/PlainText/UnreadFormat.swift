/// Files of well-known formats that are not read, by their first bytes: what they are and what to do.
///
/// Without it a Rich Text file would pass for plain text, and any other would only be called binary.
public enum UnreadFormat {
  private static let image = "this is an image: recognise its text first (OCR), as ocrmypdf does"
  private static let recording = "this is sound or film: only text is read"
  private static let packed = "is an archive of a kind that is not read: unpack it, or pack it as .zip"

  /// First bytes that only files of one format have.
  private static let signatures: [(bytes: [UInt8], text: String)] = [
    (Array("{\\rtf".utf8), "this is a Rich Text file (.rtf): save it as .docx, or convert it with LibreOffice"),
    (Array("%!PS".utf8), "this is a PostScript file: convert it to PDF, with ps2pdf for instance"),
    (
      Array("!BDN".utf8),
      "this is an Outlook data file (.pst): export its mails as .eml or .mbox, with readpst for instance"
    ),
    (Array("SQLite format 3\0".utf8), "this is an SQLite database: export its table as CSV"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "this file (.7z) \(packed)"),
    (Array("Rar!".utf8) + [0x1A, 0x07], "this file (.rar) \(packed)"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], image), ([0xFF, 0xD8, 0xFF], image),
    (Array("GIF87a".utf8), image), (Array("GIF89a".utf8), image),
    ([0x49, 0x49, 0x2A, 0], image), ([0x4D, 0x4D, 0, 0x2A], image),
    ([0x7F, 0x45, 0x4C, 0x46], "this is a program, not a document"),
    (Array("OggS\0".utf8), recording), (Array("ID3".utf8) + [3, 0], recording),
    (Array("ID3".utf8) + [4, 0], recording),
    ([0x1A, 0x45, 0xDF, 0xA3], recording),
  ]

  /// Why a file that begins so is not read; `nil` for what may be text or a format that is read.
  public static func error(_ head: [UInt8]) -> ReaderError? {
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return .malformed(known.text) }
    guard head.count >= 12 else { return nil }
    // The fourth byte is the size of its blocks.
    if head.starts(with: Array("BZh".utf8)), head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
      return .malformed("this file (.bz2) \(packed)")
    }
    if head[4..<8].elementsEqual("ftyp".utf8), head[0] == 0 { return .malformed(recording) }
    guard head.starts(with: Array("RIFF".utf8)) else { return nil }
    if head[8..<12].elementsEqual("WEBP".utf8) { return .malformed(image) }
    let isRecording = head[8..<12].elementsEqual("WAVE".utf8) || head[8..<12].elementsEqual("AVI ".utf8)
    return isRecording ? .malformed(recording) : nil
  }
}
