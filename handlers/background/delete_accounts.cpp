// background/delete_accounts: deletes the accounts whose time has come, one a round.
#include "account/deletion_service.h"
#include "background/loop.h"
#include "endpoint.h"

int main() { return tp::background::repeat<endpoint>(tp::account::deleteDueAccount, std::chrono::seconds(10)); }
