import DocumentModel
import PlainText

/// How much may be unpacked of one file, whatever lies in what: each archive inside may keep to its limits, and all
/// together be a bomb.
struct UnpackingBudget {
  private let limits: ReaderLimits
  private let most: Int
  private var unpacked = 0
  private var members = 0

  init(fileSize: Int, limits: ReaderLimits) {
    self.limits = limits
    let (product, isTooLarge) = fileSize.multipliedReportingOverflow(by: max(1, limits.ratio))
    most = max(limits.member, isTooLarge ? .max : product)
  }

  /// Takes what one step unpacked.
  ///
  /// - Parameter isNestedMember: Whether it was a member of an archive that lies in another file.
  /// - Returns: Why the file must not be read on, if so.
  mutating func take(_ bytes: Int, isNestedMember: Bool) -> ReaderError? {
    unpacked += bytes
    if isNestedMember { members += 1 }
    guard unpacked <= most else {
      return .limit(
        "with all that is packed inside it is more than \(limits.ratio) times larger, and more than \(limits.member) "
          + "bytes: the rest is not read; raise it with --limit ratio=…")
    }
    guard members <= limits.members else {
      return .limit(
        "the archives inside have more than \(limits.members) members: the rest is not read; raise it with "
          + "--limit members=…")
    }
    return nil
  }
}
