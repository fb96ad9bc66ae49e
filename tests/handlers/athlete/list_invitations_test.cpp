// athlete/list_invitations
#include "http_test.h"
