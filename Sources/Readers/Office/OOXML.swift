/// What all parts of Office Open XML share.
enum OOXML {
  /// A switch's value; `nil` where the attribute is missing.
  static func flag(_ value: String?) -> Bool? {
    guard let value else { return nil }
    return !["0", "false", "off"].contains(value)
  }

  /// The name of the member that a relationship's target stands for.
  ///
  /// - Parameters:
  ///   - target: Relative to the part's folder, or absolute from "/".
  ///   - part: The part that has the relationship; "" for the package.
  static func resolve(_ target: String, from part: String) -> String {
    var folders = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
    for step in target.split(separator: "/") where step != "." {
      if step == ".." {
        if !folders.isEmpty { folders.removeLast() }
      } else {
        folders.append(String(step))
      }
    }
    return folders.joined(separator: "/")
  }

  /// The part that holds a part's relationships.
  static func relationships(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
  }
}
