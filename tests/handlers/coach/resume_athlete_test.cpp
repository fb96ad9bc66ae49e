// coach/resume_athlete
#include "http_test.h"
