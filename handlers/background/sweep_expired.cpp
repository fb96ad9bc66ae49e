// background/sweep_expired: deletes what has expired (sessions, idempotency keys, counters), every few minutes.
#include "background/loop.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "endpoint.h"

namespace {

using namespace tp;

void sweepExpired(db::Transaction& tx) { tx.query("select app.sweep_expired()"); }

}  // namespace

int main() { return background::repeat<endpoint>(sweepExpired, std::chrono::minutes(5)); }
