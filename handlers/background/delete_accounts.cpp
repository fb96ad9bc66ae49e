// background/delete_accounts: deletes the accounts whose time has come, each in a transaction of its own.
#include "account/deletion_service.h"
#include "background/loop.h"
#include "endpoint.h"

int main() { return tp::background::repeatWhileBusy<endpoint>(tp::account::deleteDueAccount, std::chrono::minutes(1)); }
