import CLuaBridge
import PlainData

/// An argument of a call into Lua.
public enum LuaArgument {
  case value(Value)
  /// Read-only in Lua, tables all the way down.
  case frozen(Value)
  /// A value in wire form.
  case encoded([UInt8])
  case frozenEncoded([UInt8])
  /// A table or function of the library, by its dotted name.
  case library(String)

  var bytes: [UInt8] {
    switch self {
    case .value(let value), .frozen(let value): Wire.encode(value)
    case .encoded(let bytes), .frozenEncoded(let bytes): bytes
    case .library(let path): Array(path.utf8)
    }
  }

  var mode: Int32 {
    switch self {
    case .value, .encoded: Int32(CLB_ARGUMENT_VALUE)
    case .frozen, .frozenEncoded: Int32(CLB_ARGUMENT_FROZEN)
    case .library: Int32(CLB_ARGUMENT_LIBRARY)
    }
  }
}
