// athlete/resume_coach
#include "http_test.h"
