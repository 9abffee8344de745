import CSystem
import Glibc

extension InputFile {
  /// Opens a nameless file for what comes over a pipe, so that it can be read more than once; it goes with its descriptor.
  ///
  /// - Throws: `InputError` when the folder for temporary files takes none.
  public static func spool() throws(InputError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let descriptor = csys_open_nameless(folder)
    guard descriptor >= 0 else { throw InputError(Wording.errorText(-descriptor)) }
    return descriptor
  }

  /// A nameless file with these bytes.
  ///
  /// - Throws: `InputError` when the folder for temporary files is full or takes none.
  static func spool(_ bytes: [UInt8]) throws(InputError) -> Int32 {
    let descriptor = try spool()
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let reason = Wording.errorText(errno)
        close(descriptor)
        throw InputError(reason)
      }
      written += count
    }
    return descriptor
  }

  /// A second descriptor of an open regular file, for reading only, which the receiver closes.
  ///
  /// It is opened anew: a mere copy of the spool's descriptor could be written, and one worker change what others read.
  ///
  /// - Throws: `InputError` when it is no regular file, or too many are open.
  static func duplicate(_ descriptor: Int32) throws(InputError) -> InputFile {
    var file = csys_file()
    let status = csys_fstat(descriptor, &file)
    guard status == 0 else { throw InputError(Wording.errorText(-status)) }
    guard file.kind == Int32(UInt8(ascii: "f")) else { throw InputError(Wording.notRegular(file.kind)) }
    let copy = csys_open_read("/proc/self/fd/\(descriptor)", 1)
    guard copy >= 0 else { throw InputError(Wording.errorText(-copy)) }
    return InputFile(
      descriptor: copy, size: file.size, modified: file.modified,
      identity: Identity(device: file.device, inode: file.inode))
  }
}
