import CArchive
import DocumentModel
import PlainText

/// Reads ZIP and tar archives and compressed files: each member is a file of its own, `archive.zip!folder/name`.
///
/// Nothing is ever written, and one member at a time is in memory. Names are only names, wherever they point to. What is
/// no regular file is left out with a warning, what a folder's walk would not see either – hidden files and the shadow
/// folder of macOS – in silence. A member that is damaged, encrypted or too large is a failure, and the rest is read.
public final class ArchiveReader: RecordReader {
  private let source: ArchiveSource
  private let request: ReadRequest
  private let isStream: Bool
  private var names = ArchiveNames()
  private var members = 0
  private var records = 0
  /// The bytes that were unpacked so far.
  public private(set) var unpacked = 0
  private var pending: [ReadRecord] = []
  private var isAtEnd = false

  /// A member that has more bytes than this is compared with the limit `ratio`.
  private static let ratioFloor = 1 << 20
  private static let chunk = 1 << 16
  /// How far a compressed stream is read behind the last member, for its checksum.
  private static let drained = 16 << 20

  /// Opens an archive.
  ///
  /// - Throws: `ReaderError` when the format is none of archives, or without memory.
  public init(_ bytes: InputBytes, _ request: ReadRequest, format: InputFormat) throws(ReaderError) {
    guard let kind = Self.kind(format) else { throw .binary("\(format.rawValue) is no archive") }
    self.request = request
    isStream = format != .zip && format != .tar
    source = try ArchiveSource(bytes, kind: kind)
  }

  /// Loads what would otherwise be loaded with the first archive: to be called before a jail closes.
  public static func warm() { carchive_warm() }

  private static func kind(_ format: InputFormat) -> Int? {
    switch format {
    case .zip: CARCHIVE_ZIP
    case .tar: CARCHIVE_TAR
    case .gzip: CARCHIVE_GZIP
    case .xz: CARCHIVE_XZ
    case .zstd: CARCHIVE_ZSTD
    default: nil
    }
  }

  /// The next member that is a file, or what is wrong with one; `nil` at the end.
  ///
  /// - Throws: `ReaderError.malformed` when nothing behind this place can be read.
  public func next() throws(ReaderError) -> ReadRecord? {
    while true {
      if !pending.isEmpty {
        records += 1
        return pending.removeFirst()
      }
      if isAtEnd { return nil }
      try step()
    }
  }

  /// Reads one member, and leaves what it gives in `pending`.
  private func step() throws(ReaderError) {
    let start = source.consumed
    guard let member = try nextMember() else { return }
    members += 1
    guard members <= request.limits.members else {
      isAtEnd = true
      return fail(
        request.path,
        .limit(
          "the archive has more than \(request.limits.members) members: the rest is not read; raise it with "
            + "--limit members=…"))
    }
    let name = source.hasNames ? names.name(member.name) : ArchiveNames.withoutExtension(request.path)
    if member.kind == CARCHIVE_FOLDER || source.hasNames && ArchiveNames.isHidden(name) { return }
    let nested = request.member(name)
    guard member.kind == CARCHIVE_FILE else {
      return pending.append(.warning(path: nested.path, "\(Self.word(member.kind)): skipped"))
    }
    guard !member.isEncrypted else {
      return fail(nested.path, .encrypted("the member is encrypted: unpack the archive with its password first"))
    }
    do throws(ReaderError) {
      let content = try content(member, start: start)
      pending.append(.file(NestedFile(request: nested, bytes: content)))
    } catch {
      fail(nested.path, error)
      // A compressed file has no other member.
      if !source.hasNames { isAtEnd = true }
    }
  }

  private func fail(_ path: String, _ error: ReaderError) { pending.append(.failure(path: path, error)) }

  private static func word(_ kind: Int) -> String {
    switch kind {
    case CARCHIVE_SYMBOLIC_LINK: "a symbolic link"
    case CARCHIVE_HARD_LINK: "a hard link to another member"
    default: "a device or pipe"
    }
  }

  private func nextMember() throws(ReaderError) -> ArchiveSource.Member? {
    let member: ArchiveSource.Member?
    do throws(ReaderError) {
      member = try source.next()
    } catch {
      isAtEnd = true
      throw .malformed(
        records == 0
          ? "the archive is damaged (\(error)): nothing of it can be read"
          : "the archive is damaged (\(error)): what is behind this place cannot be read")
    }
    if member == nil { try finish() }
    return member
  }

  /// What is to be said of the archive as a whole.
  private func finish() throws(ReaderError) {
    isAtEnd = true
    if let fault = source.drain(limit: Self.drained) {
      pending.append(.warning(path: request.path, "the end of the archive is damaged (\(fault))"))
    }
    if source.trailing > 0 {
      pending.append(
        .warning(path: request.path, "\(source.trailing) bytes behind the end of the compressed data were left out"))
    }
    if members == 0 { throw .malformed("the archive holds no files") }
  }

  // MARK: - Content

  /// The content of a member.
  ///
  /// - Parameter start: Where in the file the member begins.
  private func content(_ member: ArchiveSource.Member, start: Int) throws(ReaderError) -> [UInt8] {
    if let size = member.size, size > request.limits.member, source.hasNames {
      if isStream { try discard() }
      throw tooLarge
    }
    var content: [UInt8] = []
    // The size that the archive says is worth a first allocation, and no more. The byte more shows the end.
    var wanted = min(member.size ?? Self.chunk, Self.ratioFloor) + 1
    while true {
      let more = try read(wanted)
      if content.isEmpty { content = more } else { content.append(contentsOf: more) }
      guard content.count <= request.limits.member else {
        if isStream, source.hasNames { try discard() }
        throw tooLarge
      }
      try checkRatio(content.count, start: start)
      if more.count < wanted { return content }
      wanted = Self.ratioFloor
    }
  }

  private func read(_ wanted: Int) throws(ReaderError) -> [UInt8] {
    var failure: ReaderError?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      do throws(ReaderError) {
        count = try source.read(into: buffer)
      } catch {
        count = 0
        failure = error
      }
    }
    if let failure { throw .malformed("the member is damaged (\(failure))") }
    unpacked += bytes.count
    return bytes
  }

  /// Reads over the rest of a member of a compressed stream, which must not be a bomb either.
  private func discard() throws(ReaderError) {
    while try !read(Self.chunk).isEmpty { try checkRatio(0, start: 0) }
  }

  private var tooLarge: ReaderError {
    .limit("the member has more than \(request.limits.member) bytes: raise it with --limit member=…")
  }

  /// Members of ZIP files and of bare tar archives are compared with what they take in the file, a compressed stream as
  /// a whole.
  private func checkRatio(_ count: Int, start: Int) throws(ReaderError) {
    let large = isStream ? unpacked : count
    guard large > Self.ratioFloor else { return }
    let packed = max(1, isStream ? source.consumed : source.consumed - start)
    guard large / packed >= request.limits.ratio else { return }
    // Nothing that follows in such a stream is to be trusted.
    if isStream { isAtEnd = true }
    throw .limit(
      "it is more than \(request.limits.ratio) times larger than its packed form: raise it with --limit ratio=…")
  }
}
