import PlainText

/// What a file gives, one by one.
public enum ReadRecord {
  /// A document, read and complete.
  case document(ReadResult)
  /// A file inside the container that has yet to be read: by another reader, or by a converter (PDF).
  case file(NestedFile)
  /// A record or member that cannot be read; the rest goes on.
  case failure(path: String, ReaderError)
  /// What the user should know of the container itself.
  case warning(path: String, String)
}

/// A member of an archive or an attachment of a mail.
public struct NestedFile {
  /// How it is to be read: id, path, metadata, nesting.
  public var request: ReadRequest
  /// Its content.
  public var bytes: [UInt8]

  /// Takes its parts.
  public init(request: ReadRequest, bytes: [UInt8]) {
    self.request = request
    self.bytes = bytes
  }
}

/// A file with any number of records, read one at a time in bounded memory.
public protocol RecordReader: AnyObject {
  /// The next record; `nil` at the end.
  ///
  /// - Throws: `ReaderError` when nothing behind this place can be read.
  func next() throws(ReaderError) -> ReadRecord?

  /// How many bytes came out of a packed form so far.
  var unpacked: Int { get }
}

extension RecordReader {
  /// Most containers are not packed.
  public var unpacked: Int { 0 }
}
