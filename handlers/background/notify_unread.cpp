// background/notify_unread: tells of messages that nobody has read for a minute, and of what could not be told at once.
#include "background/loop.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "endpoint.h"

namespace {

using namespace tp;

void notifyUnread(db::Transaction& tx) {
    tx.query("select private.write_owed_notifications()");
    tx.query("select private.notify_unread()");
}

}  // namespace

int main() { return background::repeat<endpoint>(notifyUnread, std::chrono::seconds(5)); }
