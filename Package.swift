// swift-tools-version: 6.0
import PackageDescription

/// What every Swift target is built with. `Scripts/test` adds warnings as errors.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]
let c: [CSetting] = [.unsafeFlags(["-std=c11", "-Wall", "-Wextra"])]

let package = Package(
  name: "chancery",
  products: [
    .executable(name: "chancery", targets: ["chancery"]),
    .executable(name: "chancery-worker", targets: ["chancery-worker"]),
    .executable(name: "chancery-reader", targets: ["chancery-reader"]),
  ],
  targets: [
    // C libraries of the distribution and our shims over them.
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .target(name: "CLuaBridge", dependencies: ["CLua"], cSettings: c + [.define("_GNU_SOURCE")]),
    .target(
      name: "CUnicode", cSettings: c + [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .target(name: "CRegex", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    .target(name: "CSystem", cSettings: c),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "CMarkup", dependencies: ["CLibXML"], cSettings: c + [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("xml2")]),
    .target(
      name: "CArchive", cSettings: c + [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("archive"), .linkedLibrary("z")]),
    .target(
      name: "CMarkdown", cSettings: c + [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .target(name: "CMail", dependencies: ["CGMime"], cSettings: c + [.define("_GNU_SOURCE")]),

    // Swift, from the bottom to the top.
    .target(name: "PlainData", swiftSettings: strict),
    .target(name: "LuaRuntime", dependencies: ["CLuaBridge", "PlainData"], swiftSettings: strict),
    .target(name: "DocumentModel", dependencies: ["PlainData"], swiftSettings: strict),
    .target(name: "PlainText", dependencies: ["DocumentModel", "CUnicode"], swiftSettings: strict),
    .target(
      name: "Readers",
      dependencies: [
        "DocumentModel", "PlainText", "PlainData", "CUnicode", "CMarkup", "CArchive", "CMarkdown", "CMail",
      ], swiftSettings: strict),
    .target(name: "Language", dependencies: ["DocumentModel", "CUnicode", "CRegex"], swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["DocumentModel", "PlainData"], swiftSettings: strict),
    .target(name: "PluginModel", dependencies: ["DocumentModel", "PlainData"], swiftSettings: strict),
    .target(
      name: "Isolation", dependencies: ["PluginModel", "DocumentModel", "PlainData", "CSystem"], swiftSettings: strict),
    .target(
      name: "PluginHost",
      dependencies: ["LuaRuntime", "PluginModel", "DocumentModel", "Language", "PlainText", "Reporting", "PlainData"],
      swiftSettings: strict),
    .executableTarget(
      name: "chancery", dependencies: ["Isolation", "PluginModel", "DocumentModel", "PlainData"], swiftSettings: strict),
    .executableTarget(
      name: "chancery-bench", dependencies: ["PluginHost", "Readers", "PlainData", "CSystem"], swiftSettings: strict),
    .executableTarget(
      name: "chancery-worker", dependencies: ["PluginHost", "Isolation", "CSystem"], swiftSettings: strict),

    .executableTarget(
      name: "chancery-reader", dependencies: ["Readers", "PluginModel", "Isolation", "CSystem"], swiftSettings: strict),

    // A worker that misbehaves on demand; the tests of Isolation start it, nothing is shipped.
    .executableTarget(name: "isolation-probe", dependencies: ["Isolation", "CSystem"], swiftSettings: strict),

    .testTarget(name: "CLuaBridgeTests", dependencies: ["CLuaBridge"], swiftSettings: strict),
    .testTarget(name: "PlainDataTests", dependencies: ["PlainData"], swiftSettings: strict),
    .testTarget(name: "LuaRuntimeTests", dependencies: ["LuaRuntime"], swiftSettings: strict),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"], swiftSettings: strict),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"], swiftSettings: strict),
    .testTarget(name: "ReadersTests", dependencies: ["Readers"], swiftSettings: strict),
    .testTarget(name: "LanguageTests", dependencies: ["Language"], swiftSettings: strict),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"], swiftSettings: strict),
    .testTarget(name: "PluginModelTests", dependencies: ["PluginModel"], swiftSettings: strict),
    .testTarget(
      name: "IsolationTests", dependencies: ["Isolation", "CSystem", "isolation-probe"], swiftSettings: strict),
    .testTarget(name: "PluginHostTests", dependencies: ["PluginHost"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
