// coach/resend_invitation
#include "http_test.h"
