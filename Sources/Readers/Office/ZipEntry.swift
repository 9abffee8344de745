/// A member as the central directory of a ZIP file describes it.
struct ZipEntry {
  /// Its name as it stands there; it is never a path of the machine.
  var name: String
  /// 0 for stored, 8 for deflated.
  var method: Int
  /// Whether it needs a password.
  var isEncrypted: Bool
  /// CRC-32 of the content.
  var crc: UInt32
  /// Bytes as stored.
  var packed: Int
  /// Bytes of the content.
  var size: Int
  /// Where its local header begins.
  var offset: Int
}
