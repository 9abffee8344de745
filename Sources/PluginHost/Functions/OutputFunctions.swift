import LuaRuntime
import PlainData

/// `out.…` and `out:…`, where an output writes.
enum OutputFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "write", .method(.out), "Writes text and styled pieces. Control characters of the text never reach a terminal.",
      [.rest("piece", .either([.scalar, .object(.piece)]), "strings, numbers, and what out:style gave")],
      results: [APIResult(.object(.out), "the out, for the next call")],
      example: "out:write(\"Partners: \", 3, \"\\n\")"
    ) { call in
      let builder = try builder(call)
      for index in call.arguments.indices { try write(call.arguments[index], to: builder, call) }
      return call.receiver.map { .value(.object($0)) } ?? .none
    },
    APIFunction(
      "style", .method(.out), "Gives a text a style, where the terminal shows styles.",
      [
        .required("style", .choice(OutputBuilder.styles.map(\.name)), "the style's name"),
        .required("text", .scalar, "the text"),
      ],
      results: [APIResult(.object(.piece), "a piece for out:write")],
      example: "out:write(out:style(\"bold\", \"Partners\"), \"\\n\")"
    ) { call in
      let builder = try builder(call)
      return .value(.object(try builder.style(call.arguments[0].string ?? "", OutputBuilder.octets(call.arguments[1]))))
    },
    APIFunction(
      "file", .method(.out), "Opens a further file of the output, beside the main one, when -o names a folder.",
      [.required("name", .string, "its name, without a folder")],
      results: [APIResult(.object(.out), "an out of its own")],
      errors: ["the output does not go to a folder, or the name is not a plain file name"],
      example: "if out.folder then out:file(\"partners.csv\"):write(\"a,b\\r\\n\") end"
    ) { call in
      let builder = try builder(call)
      return .value(.object(try builder.file(try call.string(0))))
    },
    property(
      "folder", .boolean, "Whether the output goes to a folder, so that out:file works.",
      example: "print(out.folder) --> false"
    ) { .boolean($0.target.isFolder) },
    property(
      "width", .integer, "The columns of the terminal, 80 where there is none.",
      example: "print(out.width) --> 80"
    ) { .integer(Int64($0.target.width)) },
    property(
      "color", .boolean, "Whether styles are shown.",
      example: "print(out.color) --> false"
    ) { .boolean($0.target.showsStyles) },
    property(
      "terminal", .boolean, "Whether people read the output on a terminal.",
      example: "print(out.terminal) --> false"
    ) { .boolean($0.target.isTerminal) },
  ]

  private static func property(
    _ name: String, _ type: APIType, _ summary: String, example: String,
    _ read: @escaping @Sendable (OutputBuilder) -> Value
  ) -> APIFunction {
    APIFunction(name, .property(.out), summary, results: [APIResult(type, summary)], example: example) { call in
      .value(read(try builder(call)))
    }
  }

  private static func write(_ value: Value, to builder: OutputBuilder, _ call: APICall) throws {
    let file = Int(call.receiver?.b ?? 0)
    if case .object(let reference) = value {
      try builder.write(piece: reference, file: file)
    } else {
      try builder.write(OutputBuilder.octets(value), file: file)
    }
  }

  private static func builder(_ call: APICall) throws -> OutputBuilder {
    guard let output = call.context.output else {
      throw APIError("\(call.function.path): only an output's functions write")
    }
    guard call.receiver?.a == output.handle else {
      throw APIError("\(call.function.path): this out is closed: use the one that the function was given")
    }
    return output
  }
}
