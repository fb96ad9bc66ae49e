// coach/write_notes
#include "http_test.h"
