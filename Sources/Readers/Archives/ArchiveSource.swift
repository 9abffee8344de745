import CArchive
import PlainText

/// An archive that is open, member by member: the C side of `ArchiveReader`.
final class ArchiveSource {
  /// What stands at a place of the archive.
  struct Member {
    let kind: Int
    let name: [UInt8]
    /// As the archive says; `nil` when it does not.
    let size: Int?
    let isEncrypted: Bool
  }

  private let bytes: InputBytes
  private let handle: OpaquePointer

  /// Opens an archive.
  ///
  /// - Throws: `ReaderError.limit` without memory.
  init(_ bytes: InputBytes, kind: Int) throws(ReaderError) {
    self.bytes = bytes
    let context = Unmanaged.passUnretained(bytes).toOpaque()
    guard
      let handle = carchive_open(
        Int32(kind),
        { context, offset, buffer, count in
          guard let context, let buffer, let offset = Int(exactly: offset) else { return -1 }
          let bytes = Unmanaged<InputBytes>.fromOpaque(context).takeUnretainedValue()
          do throws(ReaderError) {
            return Int64(try bytes.read(at: offset, into: UnsafeMutableRawBufferPointer(start: buffer, count: count)))
          } catch {
            return -1
          }
        }, context, UInt64(bytes.count))
    else { throw .limit("there is no memory to open the archive") }
    self.handle = handle
  }

  deinit { carchive_close(handle) }

  /// The next member; `nil` at the end.
  ///
  /// - Throws: `ReaderError.malformed` when nothing behind this place can be read.
  func next() throws(ReaderError) -> Member? {
    var member = carchive_member()
    let kind = Int(carchive_next(handle, &member))
    if kind == CARCHIVE_END { return nil }
    guard kind != CARCHIVE_FAULT else { throw .malformed(fault) }
    return Member(
      kind: kind, name: Array(UnsafeBufferPointer(start: member.name, count: member.name_count)),
      size: member.size >= 0 ? Int(member.size) : nil, isEncrypted: member.encrypted != 0)
  }

  /// Reads on in the member, until the buffer is full or the member ends; the number of bytes.
  ///
  /// - Throws: `ReaderError.malformed` when it is damaged.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ReaderError) -> Int {
    let count = Int(carchive_data(handle, buffer.baseAddress, buffer.count))
    guard count >= 0 else { throw .malformed(fault) }
    return count
  }

  /// The bytes of the file that were used so far.
  var consumed: Int { Int(carchive_consumed(handle)) }

  /// Whether its members have names, as those of tar and ZIP have.
  var hasNames: Bool { carchive_has_names(handle) != 0 }

  /// Bytes behind the end of a gzip stream.
  var trailing: UInt64 { carchive_trailing(handle) }

  /// Reads a compressed stream to its end: what is wrong with it, if anything.
  func drain(limit: Int) -> String? { carchive_drain(handle, Int64(limit)) == 0 ? nil : fault }

  /// What was wrong last, in the library's words.
  private var fault: String { String(cString: carchive_fault(handle)) }
}
