// athlete/decline_invitation
#include "http_test.h"
