// athlete/set_goals
#include "http_test.h"
