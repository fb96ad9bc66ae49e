// athlete/accept_invitation
#include "http_test.h"
