# Hostile files through the whole program: bombs, files that are not what they seem, floods of failures, outputs that are
# no regular files, programs that must not be left behind.
# Run by `Scripts/test --only program`, in an empty folder; CHANCERY names the program, ROOT the checkout.
set -u
exec python3 "$ROOT/Tests/cli/check_hostile.py"
