-- How the bundled plugins, their tests and the example scripts are checked: `luacheck Plugins Scripts/examples`.
-- A warning is mended or silenced where it stands, with a reason; there is no blanket ignore here.
std = "lua54"
max_line_length = 120
max_cyclomatic_complexity = 20

-- What the host adds to a plugin's environment …
read_globals = { "chancery" }

-- … and what the sandbox leaves out of Lua's own library, so that a plugin that uses it fails here first.
not_globals = { "io", "debug", "package", "dofile", "loadfile", "collectgarbage" }
