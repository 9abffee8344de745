import LuaRuntime
import PlainData

/// The Lua API: every function, property and field, declared once.
public enum API {
  /// The API's version after SemVer, apart from the program's.
  public static let version = "0.1.0"

  /// All declarations. A function's number in Lua is its index here.
  public static let functions: [APIFunction] =
    DefinitionFunctions.all + MatchingFunctions.all + CounterFunctions.all + TextFunctions.all + DateFunctions.all
    + DataFunctions.all + DocumentFunctions.all + SpanFunctions.all + EditorFunctions.all + ReportFunctions.all
    + OutputFunctions.all + ExpectFunctions.all + DynamicFunctions.all

  /// What a Lua state registers, made from the declarations.
  static let library: LuaLibrary = {
    var library = LuaLibrary()
    var kinds: [ObjectKind: LuaLibrary.Kind] = [:]
    for kind in ObjectKind.allCases { kinds[kind] = LuaLibrary.Kind(name: kind.name, id: kind.rawValue) }
    for (index, function) in functions.enumerated() {
      let number = UInt32(index)
      switch function.form {
      case .function: library.functions[function.name] = number
      case .method(let kind): kinds[kind]?.methods[function.name] = number
      case .property(let kind): kinds[kind]?.properties[function.name] = number
      case .field(let kind):
        kinds[kind]?.properties[function.name] = number
        kinds[kind]?.writable[function.name] = number
      case .native: break
      }
    }
    if var span = kinds[.span] {
      span.dynamicProperty = UInt32(functions.firstIndex { $0.name == DynamicFunctions.spanField } ?? 0)
      span.properties["__tostring"] = span.properties["text"]
      kinds[.span] = span
    }
    library.kinds = ObjectKind.allCases.compactMap { kinds[$0] }
    library.constants["chancery.version"] = .string(version)
    return library
  }()

  /// The declarations that belong in the reference.
  public static var documented: [APIFunction] { functions.filter { !$0.name.hasPrefix("__") } }
}
