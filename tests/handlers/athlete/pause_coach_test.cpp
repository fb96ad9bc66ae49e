// athlete/pause_coach
#include "http_test.h"
