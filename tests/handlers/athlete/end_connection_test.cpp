// athlete/end_connection
#include "http_test.h"
