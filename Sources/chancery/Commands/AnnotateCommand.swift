/// `chancery annotate`: documents out, with their layers.
enum AnnotateCommand: Command {
  static let name = "annotate"
  static let synopsis = "INPUT… --to FORMAT"
  static let summary = "write documents with their layers: jsonl, conllu, html and others"
  static let discussion = """
    Without --layers all layers that bundled filters make are written. With -o FOLDER/ each document becomes a file.
    Formats: jsonl (the whole document, to be read back), conllu (tokens), html (a page with marks), standoff (the form
    of hand annotation), text (for reading), webannotation (W3C, JSON-LD); docs/formats.md describes them.

      chancery annotate --to standoff -o gold/ seeds
      chancery annotate --to jsonl --layers entities,times inbox > inbox.jsonl
      chancery annotate --to html -o pages/ inbox
    """
  static let options =
    [
      OptionSpecification(
        "to", short: "t", value: "FORMAT", "conllu, html, jsonl, standoff, text, webannotation, or a path to an output"),
      OptionSpecification("layers", short: "l", value: "NAMES", "the layers to make, separated by commas"),
    ] + RunInvocation.options

  /// The layers that the guideline of the annotation set defines.
  static let standardLayers = ["entities", "times", "commitments", "attributions", "defects"]

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    guard let format = parsed.value("to") else { throw UsageError("no format: add --to standoff or --to jsonl") }
    var invocation = RunInvocation()
    invocation.format = format
    invocation.layers = parsed.value("layers").map { $0.split(separator: ",").map(String.init) } ?? standardLayers
    invocation.operands = parsed.operands
    return try invocation.run(parsed)
  }
}
