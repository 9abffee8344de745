/// What one file may cost. Every limit has its name here and nowhere else; `--limit NAME=VALUE` sets them.
public struct ReaderLimits: Sendable, Equatable {
  /// Bytes of one document as stored, and of its text.
  public var document = 64 << 20
  /// Elements that may be open at a time in HTML, XML and Markdown; deeper ones are read as if they were siblings.
  public var depth = 256
  /// How many times larger than its packed form a member may be, once it is past 1 MB.
  public var ratio = 200
  /// Members of an archive.
  public var members = 100_000
  /// Bytes of one unpacked member.
  public var member = 256 << 20
  /// Containers inside containers.
  public var nesting = 4
  /// Cells of a document's tables.
  public var cells = 200_000
  /// Bytes of one record of a mailbox, JSON Lines file or table.
  public var record = 64 << 20

  /// Takes the default of each.
  public init() {}

  /// The names that `--limit` takes, each with what it limits; `document` goes by the name `input`.
  public static let names: [(name: String, help: String)] = [
    ("depth", "elements open at a time in HTML, XML and Markdown (256)"),
    ("ratio", "how many times larger than packed a member may be (200)"),
    ("members", "members of one archive (100000)"),
    ("member", "bytes of one unpacked member (256M)"),
    ("nesting", "containers inside containers (4)"),
    ("cells", "cells of one document's tables (200000)"),
    ("record", "bytes of one record of a mailbox or table (64M)"),
  ]

  /// The limit of a name; `nil` where there is none so named.
  public subscript(_ name: String) -> Int? {
    get { Self.path(name).map { self[keyPath: $0] } }
    set { if let newValue, let path = Self.path(name) { self[keyPath: path] = newValue } }
  }

  private static func path(_ name: String) -> WritableKeyPath<ReaderLimits, Int>? {
    switch name {
    case "input": \.document
    case "depth": \.depth
    case "ratio": \.ratio
    case "members": \.members
    case "member": \.member
    case "nesting": \.nesting
    case "cells": \.cells
    case "record": \.record
    default: nil
    }
  }
}
