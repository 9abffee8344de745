import CSystem
import Glibc

/// A regular file that was opened for a worker.
public struct InputFile: Sendable, Equatable {
  /// The open descriptor, read-only; the receiver closes it.
  public var descriptor: Int32
  /// Bytes at the time of opening.
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// The device and the inode: the same for two names of one file.
  public var identity: Identity

  /// What tells a file from others.
  public struct Identity: Sendable, Hashable {
    /// The device that it is on, by the kernel's number.
    public var device: UInt64
    /// The number on it.
    public var inode: UInt64
  }

  /// Opens a regular file for reading. Devices, pipes, sockets and folders are refused without being opened.
  ///
  /// - Parameters:
  ///   - path: The path, as the user gave it.
  ///   - followLinks: Whether a symbolic link in the last place is followed: yes for what the command line names, no
  ///     for what the walk of a folder finds.
  /// - Throws: `InputError`, whose text is a clause about the file, without its name.
  public static func open(_ path: String, followLinks: Bool = true) throws(InputError) -> InputFile {
    guard !path.utf8.contains(0) else { throw InputError(Wording.errorText(ENOENT)) }
    var file = csys_file()
    try check(csys_stat(path, followLinks ? 1 : 0, &file), file)
    let descriptor = csys_open_read(path, followLinks ? 1 : 0)
    guard descriptor >= 0 else { throw InputError(Wording.errorText(-descriptor)) }
    // Again on the descriptor: the name may stand for something else by now.
    do {
      try check(csys_fstat(descriptor, &file), file)
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    return InputFile(
      descriptor: descriptor, size: file.size, modified: file.modified,
      identity: Identity(device: file.device, inode: file.inode))
  }

  private static func check(_ status: Int32, _ file: csys_file) throws(InputError) {
    guard status == 0 else { throw InputError(Wording.errorText(-status)) }
    guard file.kind == Int32(UInt8(ascii: "f")) else { throw InputError(Wording.notRegular(file.kind)) }
  }

  /// Reads a whole file from its beginning, in a worker as well; the descriptor stays open and where it was.
  ///
  /// A file that grows meanwhile is read to its new end, within the limit.
  ///
  /// - Parameters:
  ///   - descriptor: An open regular file.
  ///   - limit: The most bytes that are accepted.
  /// - Throws: `InputError` when reading fails, the limit is exceeded, or the file became shorter.
  /// - Complexity: O(*n*) in the file's bytes; memory only for what was really read.
  public static func readAll(_ descriptor: Int32, limit: Int) throws(InputError) -> [UInt8] {
    var file = csys_file()
    let status = csys_fstat(descriptor, &file)
    guard status == 0 else { throw InputError(Wording.errorText(-status)) }
    guard file.size <= Int64(limit) else { throw InputError(Wording.larger(limit: limit)) }
    var bytes: [UInt8] = []
    // One more than the size, so that the end is seen without growing.
    var room = Int(max(0, file.size)) + 1
    while true {
      let count = try append(from: descriptor, room: min(room, 1 << 24), to: &bytes)
      if count == 0 { break }
      guard bytes.count <= limit else { throw InputError(Wording.larger(limit: limit)) }
      room = max(room - count, 1 << 16)
    }
    guard Int64(bytes.count) >= file.size else {
      throw InputError(Wording.shrank(from: file.size, to: bytes.count))
    }
    return bytes
  }

  /// Reads at most `room` bytes from where `bytes` ends.
  private static func append(
    from descriptor: Int32, room: Int, to bytes: inout [UInt8]
  ) throws(InputError) -> Int {
    while true {
      var count = 0
      let offset = bytes.count
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = pread(descriptor, buffer.baseAddress, room, offset)
        filled = max(0, count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(Wording.errorText(errno))
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      return count
    }
  }
}
