// coach/list_invitations
#include "http_test.h"
