// coach/withdraw_invitation
#include "http_test.h"
