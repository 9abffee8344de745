-- How the bundled plugins, their tests and the example scripts are checked: `luacheck Plugins Scripts/examples`.
-- A warning is mended or silenced where it stands, with a reason; there is no blanket ignore here.
std = "lua54"
-- Long regular expressions and quotations are not broken.
max_line_length = 160
max_string_line_length = 260
max_comment_line_length = 130
max_cyclomatic_complexity = 50

-- What the host adds to a plugin's environment …
read_globals = { "chancery" }

-- … and what the sandbox leaves out of Lua's own library, so that a plugin that uses it fails here first.
not_globals = { "io", "debug", "package", "dofile", "loadfile", "collectgarbage" }
