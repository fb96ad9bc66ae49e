// athlete/list_past_coaches
#include "http_test.h"
