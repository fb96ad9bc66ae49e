// coach/invite_athlete
#include "http_test.h"
