import CLuaBridge
import Testing

/// Runs a chunk in a state that has Lua's libraries as `stock` beside ours.
private func compare(_ source: String) -> (status: Int32, text: String) {
  var buffer = clb_buffer()
  defer { clb_buffer_free(&buffer) }
  let bytes = Array(source.utf8)
  let status = bytes.withUnsafeBytes { raw in
    clb_testing_compare(raw.bindMemory(to: CChar.self).baseAddress, bytes.count, &buffer)
  }
  return (status, String(decoding: UnsafeBufferPointer(start: buffer.bytes, count: buffer.count), as: UTF8.self))
}

/// What the chunks share: results as text, and the two sides of one comparison.
private let helpers = #"""
  local faults, cases = {}, 0
  local function show(v)
    if type(v) == "string" then return stock.string.format("%q", v) end
    if type(v) ~= "table" then return type(v) == "function" and "function" or tostring(v) end
    local keys, parts = {}, {}
    for k in next, v do keys[#keys + 1] = k end
    stock.table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
    for _, k in ipairs(keys) do parts[#parts + 1] = tostring(k) .. "=" .. show(v[k]) end
    return "{" .. stock.table.concat(parts, ",") .. "}"
  end
  local function outcome(f, ...)
    local results = stock.table.pack(pcall(f, ...))
    if not results[1] then return "error" end
    local parts = {}
    for i = 2, results.n do parts[#parts + 1] = show(results[i]) end
    return stock.table.concat(parts, "|")
  end
  local function same(what, ours, theirs)
    cases = cases + 1
    if ours ~= theirs and #faults < 20 then faults[#faults + 1] = what .. "\n  ours " .. ours .. "\n  Lua  " .. theirs end
  end
  local function all(lib, s, p)
    local parts = { outcome(lib.find, s, p), outcome(lib.find, s, p, 2), outcome(lib.find, s, p, -2),
      outcome(lib.find, s, p, 1, true), outcome(lib.match, s, p), outcome(lib.match, s, p, 3),
      outcome(lib.gsub, s, p, "<%0>"), outcome(lib.gsub, s, p, "%1", 2), outcome(lib.gsub, s, p, "x%%"),
      outcome(lib.gsub, s, p, "%2"), outcome(lib.gsub, s, p, "%z"), outcome(lib.gsub, s, p, { a = "A", b = false, ab = 3 }),
      outcome(lib.gsub, s, p, function(a, b) return b or (a and #tostring(a) > 1 and "f") end),
      outcome(lib.gsub, s, p, function() return {} end) }
    for _, init in ipairs { 1, 3 } do
      parts[#parts + 1] = outcome(function()
        local list, n = {}, 0
        for a, b in lib.gmatch(s, p, init) do n = n + 1 list[n] = tostring(a) .. "/" .. tostring(b) end
        return stock.table.concat(list, ";")
      end)
    end
    return stock.table.concat(parts, "\n")
  end
  local function both(s, p) same(stock.string.format("%q ~ %q", s, p), all(string, s, p), all(stock.string, s, p)) end
  local function done() return #faults == 0 and "same " .. cases or stock.table.concat(faults, "\n") end

  """#

@Suite struct StockComparisonTests {
  @Test func patternsGiveTheSameAsLua() {
    let found = compare(
      helpers + #"""
        local patterns = { "", "a", "^a", "a$", "^$", "$", "^", "a*", "a+", "a-", "a?", "a-b", ".-b", ".*", "(a)", "(a*)",
          "()", "()a()", "(a)(b)", "((a)b)", "(a)%1", "(a*)%1", "%1", "%0", "%9", "(%1)", "(()%1)", "()%1", "(", ")", "(a", "a)",
          "[", "[a", "[]", "[]]", "[^]", "[^]]", "[]a]", "[a-]", "[-a]", "[a-z]", "[z-a]", "[%a-z]", "[a-%z]", "[%]]",
          "[%", "[a%", "%", "a%", "%b", "%ba", "%bab", "%b()", "%baa", "%f", "%fa", "%f[", "%f[a]", "%f[%w]%w+", "%f[^%w]",
          "%a", "%c", "%d", "%g", "%l", "%p", "%s", "%u", "%w", "%x", "%A", "%C", "%D", "%G", "%L", "%P", "%S", "%U", "%W", "%X",
          "%z", "%.", "%%", "%$", "a$b", "$a", "^^a", "a^", "a**", "a+-", "-", "*", "+a", "(a)*", "(a+)(b-)", "[%w_]+", "[^%s]+",
          "(%w+) (%w+)", "%s*$", "^%s*", "(.)%1", "(.)(.)%2%1", "\0", "[\0-\x1f]", ".\0", "[^\0]", "\xff", "%@", "[@-[]", "%[",
          "%{", "[%{]", "%`", "%_", "(((((((((a)))))))))", ("()"):rep(32), ("()"):rep(33), ("a?"):rep(20) .. ("a"):rep(9),
          "%f[\0]", "[%z]", "()%2", "[a-a]", "[---]", "[%--z]", "[^-]", "[^^]", "[^a-c]", "%bxx", "[a-%]", "[a-]]", "[]-a]", "[]-]" }
        local subjects = { "", "a", "ab", "aab b(a)b", "hello world", "a(b(c)d)e", "  x \t", "THE (quick) fox", "a\0b\xff", "aaaa",
          "[x]-^$%", "abcabc" }
        for _, p in ipairs(patterns) do for _, s in ipairs(subjects) do both(s, p) end end
        return done()
        """#)
    #expect(found.status == 0)
    #expect(found.text.hasPrefix("same "), "\(found.text)")
  }

  /// On tables without metamethods: ours are raw by design.
  @Test func tablesGiveTheSameAsLua() {
    let found = compare(
      helpers + #"""
        local function on(name, make, ...)
          local a, b = make(), make()
          local ours, theirs = outcome(table[name], a, ...), outcome(stock.table[name], b, ...)
          if name == "sort" and ours == "error" and theirs == "error" then return end
          same(name .. " " .. show(make()) .. show { ... }, ours .. show(a), theirs .. show(b))
        end
        local makes = { function() return {} end, function() return { 1, 2, 3 } end, function() return { "x", 2.5, "y" } end,
          function() return { 3, 1, 2, 5, 4, 9, 8, 7, 7 } end, function() return { 1, 2, k = 3 } end,
          function() return { 1, {}, 3 } end, function() return { [0] = 0, [-1] = 1, "a" } end }
        local args = { {}, { 1 }, { 2 }, { 0 }, { -1 }, { 4 }, { 5 }, { 1, "v" }, { 2, "v" }, { 4, "v" }, { 5, "v" }, { 0, "v" },
          { 1, 2, 3 }, { 1, 3, 2 }, { 2, 3, 1 }, { 2, 1, 5 }, { ", " }, { ", ", 2 }, { ", ", 1, 2 }, { "", 3, 1 }, { "-", 1, 9 },
          { "x" }, { 1.0 }, { 1.5 }, { 1, 1 }, { 2, 2 }, { 3, 1 }, { math.maxinteger }, { 1, math.maxinteger },
          { math.mininteger, math.maxinteger }, { math.maxinteger, math.maxinteger },
          { 1, 2, 1, {} }, { 1, 3, 2, {} }, { {} }, { nil, 1 }, { nil, 2, 3 }, { false } }
        for _, name in ipairs { "insert", "remove", "move", "concat", "unpack", "sort" } do
          for _, make in ipairs(makes) do for _, a in ipairs(args) do
            -- Lua itself would move 2^63 elements.
            local endless = name == "move" and math.type(a[2]) == "integer" and a[2] > 1e7
            if not endless then on(name, make, stock.table.unpack(a, 1, 4)) end
          end end
          same(name, outcome(table[name]), outcome(stock.table[name]))
          same(name, outcome(table[name], 1), outcome(stock.table[name], 1))
        end
        for _, make in ipairs(makes) do on("insert", make, 1) on("insert", make, 1, 2) on("insert", make, 1, 2, 3) end
        return done()
        """#)
    #expect(found.status == 0)
    #expect(found.text.hasPrefix("same "), "\(found.text)")
  }
}

@Suite struct StockComparisonFuzzTests {
  @Test(arguments: [1, 2, 3, 4]) func randomPatternsGiveTheSame(seed: Int) {
    let found = compare(
      helpers + #"""
        math.randomseed(\#(seed))
        local pieces = { "a", "b", "c", "(", ")", "()", "%", "%a", "%d", "%s", "%w", "%W", ".", "*", "+", "-", "?", "[", "]", "[a-c]",
          "[^b]", "^", "$", "%b()", "%bab", "%f[%w]", "%f[^a]", "%1", "%2", "(a", "b)", "(.)", "[%a_]", "\0", " ", "-", "1", "é", "[a-", "%]", "[%", "%z" }
        local letters = { "a", "b", "c", "(", ")", " ", "1", "_", "\0", "é", "B", "-" }
        local function text(from, most)
          local list = {}
          for i = 1, math.random(0, most) do list[i] = from[math.random(#from)] end
          return stock.table.concat(list)
        end
        for _ = 1, 6000 do both(text(letters, 12), text(pieces, 7)) end
        return done()
        """#)
    #expect(found.status == 0)
    #expect(found.text == "same 6000", "\(found.text)")
  }

  @Test func randomListsGiveTheSame() {
    let found = compare(
      helpers + #"""
        math.randomseed(5)
        for _ = 1, 4000 do
          local a, b = {}, {}
          for i = 1, math.random(0, 60) do local v = math.random(1, 40) a[i], b[i] = v, v end
          for _ = 1, 6 do
            local n, f, e, t = math.random(6), math.random(-1, 8), math.random(-1, 9), math.random(1, 9)
            local function go(lib, list)
              if n == 1 then return outcome(lib.insert, list, f, t) elseif n == 2 then return outcome(lib.remove, list, f)
              elseif n == 3 then return outcome(lib.move, list, f, e, t) elseif n == 4 then return outcome(lib.concat, list, "-", f, e)
              elseif n == 5 then return outcome(lib.unpack, list, f, e)
              else return outcome(lib.sort, list, f > 3 and function(x, y) return x > y end or nil) end
            end
            local ours, theirs = go(table, a), go(stock.table, b)
            -- What a list is like after a comparison failed is left open.
            if n == 6 and ours == "error" and theirs == "error" then break end
            same("list " .. n, ours .. show(a), theirs .. show(b))
          end
        end
        return done()
        """#)
    #expect(found.status == 0)
    #expect(found.text.hasPrefix("same "), "\(found.text)")
  }
}
