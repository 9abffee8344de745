# Every format through the whole program, in the jail: files of every encoding, containers in containers, tables of
# metadata, damage in the middle, what round trips.
# Run by `Scripts/test --only program`, in an empty folder; CHANCERY names the program, ROOT the checkout.
set -u
exec python3 "$ROOT/Tests/cli/check_reading.py"
