# What the README shows is what the program writes: each block behind "writes:" must be in the real output, line by line
# and in order; a line with only "…" stands for lines left out. The README's Lua script is the one that is run.
# Run by `Scripts/test --only program`, in an empty folder; CHANCERY names the program, ROOT the checkout.
set -u
awk '/^```lua/ { inside = 1; next } /^```/ { inside = 0 } inside' "$ROOT/README.md" >bodies.lua
"$CHANCERY" run brief "$ROOT/seeds" >output.1 2>err.1 || { cat err.1; exit 1; }
"$CHANCERY" run bodies.lua "$ROOT/seeds" >output.2 2>err.2 || { cat err.2; exit 1; }

# The blocks, as block.1 and block.2.
awk '
  / writes:$/ { announced = 1; next }
  /^```$/ && announced { announced = 0; inside = 1; count++; next }
  /^```$/ { inside = 0 }
  inside { print > ("block." count) }
' "$ROOT/README.md"

status=0
for number in 1 2; do
  if [ ! -s "block.$number" ]; then
    echo "README.md: no output of the program number $number is shown"
    status=1
    continue
  fi
  # Lines between two marks of omission stand together in the output, behind those before.
  awk -v number="$number" '
    NR == FNR { output[++lines] = $0; next }
    /^ *…$/ { free = 1; next }
    {
      at = next_line + 1
      if (free && $0 != "") { while (at <= lines && output[at] != $0) at++; free = 0 }
      else if (free) next
      if (at > lines || output[at] != $0) {
        print "README.md: output " number " does not have, behind line " (next_line + 0) ": " $0
        bad = 1
        exit
      }
      next_line = at
    }
    END { exit bad }
  ' "output.$number" "block.$number" || status=1
done
exit "$status"
