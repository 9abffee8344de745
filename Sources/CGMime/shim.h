/// GMime's headers, for the C target CMail only: Swift never sees them.
#include <gmime/gmime.h>
