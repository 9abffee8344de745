import Glibc
import PlainText

/// The bytes of a file or of a container's member, read where they are wanted: a container is never whole in memory.
public final class InputBytes {
  private enum Storage {
    case descriptor(Int32)
    case memory([UInt8])
  }

  private let storage: Storage
  /// How many bytes there are.
  public let count: Int

  /// Takes an open regular file, which it closes in the end.
  ///
  /// - Throws: `ReaderError.malformed` when its size cannot be told.
  public init(descriptor: Int32) throws(ReaderError) {
    // `fstat` of the C library names the file by a path, which the jail refuses.
    let size = lseek(descriptor, 0, SEEK_END)
    guard size >= 0 else {
      close(descriptor)
      throw .malformed("the file's size cannot be told")
    }
    storage = .descriptor(descriptor)
    count = Int(size)
  }

  /// Takes bytes.
  public init(_ bytes: [UInt8]) {
    storage = .memory(bytes)
    count = bytes.count
  }

  deinit {
    if case .descriptor(let descriptor) = storage { close(descriptor) }
  }

  /// Reads into a buffer from an offset; the number of bytes read, 0 at the end.
  ///
  /// - Throws: `ReaderError.malformed` when the file cannot be read.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReaderError) -> Int {
    guard offset < count, let target = buffer.baseAddress else { return 0 }
    switch storage {
    case .memory(let bytes):
      let length = min(buffer.count, count - offset)
      bytes.withUnsafeBytes { all in
        UnsafeMutableRawBufferPointer(start: target, count: length)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + length]))
      }
      return length
    case .descriptor(let descriptor):
      while true {
        let length = pread(descriptor, target, min(buffer.count, count - offset), offset)
        if length >= 0 { return length }
        guard errno == EINTR else { throw .malformed("the file cannot be read: \(String(cString: strerror(errno)))") }
      }
    }
  }

  /// Up to so many bytes from an offset.
  public func bytes(at offset: Int, count wanted: Int) throws(ReaderError) -> [UInt8] {
    let length = max(0, min(wanted, count - offset))
    var result = [UInt8](repeating: 0, count: length)
    var filled = 0
    while filled < length {
      var failure: ReaderError?
      let more = result.withUnsafeMutableBytes { buffer -> Int in
        do throws(ReaderError) {
          return try read(at: offset + filled, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      // The file has become shorter since it was opened.
      if more == 0 { return Array(result[..<filled]) }
      filled += more
    }
    return result
  }

  /// All bytes, where the limit `file` allows.
  ///
  /// - Throws: `ReaderError.limit` for more than `limit` bytes.
  public func all(limit: Int) throws(ReaderError) -> [UInt8] {
    guard count <= limit else {
      throw .limit(
        "the document is \(count) bytes long, more than the limit of \(limit): raise it with --limit input=…")
    }
    // No copy: large members of archives are in memory once.
    if case .memory(let bytes) = storage { return bytes }
    return try bytes(at: 0, count: count)
  }
}
