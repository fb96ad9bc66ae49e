// All data of somebody's own, to take away.
#pragma once

#include "db/transaction.h"
#include "zip/archive.h"

namespace tp::account {

// A ZIP with a JSON and a CSV file (UTF-8, RFC 4180) for each area of the caller's data: see the table in the source,
// of which one more area is one more row. The rows are the caller's own, and those that the policies show. CSV cells
// that a spreadsheet would take for a formula begin with an apostrophe.
//
// Whatever somebody has written: memory holds 500 rows at a time, twenty megabytes where all are messages of the
// greatest length. Everything else is in temporary files, about thrice the data's size. 100,000 usual messages take a
// few seconds.
zip::File exportOwnData(db::Transaction& tx);

}  // namespace tp::account
