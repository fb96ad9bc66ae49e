// coach/pause_athlete
#include "http_test.h"
