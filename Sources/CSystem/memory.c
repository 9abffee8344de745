#include "CSystem.h"

#include <malloc.h>

void csys_prepare_heap(void) {
    /* A worker lives for one run: memory is taken in large steps and never given back on the way. */
    mallopt(M_TOP_PAD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
}
