// athlete/view_invitation
#include "http_test.h"
