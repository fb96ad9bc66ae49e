// The sets of workout logs in the database.
#pragma once

#include <vector>

#include "db/transaction.h"
#include "json/read.h"
#include "training/logged_set.h"

namespace tp::training {

// What the fields' own bounds can't tell: weights and distances that are too much in kilograms and metres.
json::Problems problemsOf(const std::vector<NewSet>& sets);

// Queues writing them into the caller's own log, which has none yet, in this order. An exercise that the caller doesn't
// see (it was deleted meanwhile) is kept by its name alone.
void insertSets(db::Transaction& tx, const Uuid& logId, const std::vector<NewSet>& sets);

// The sets of each of these logs that the caller may see, in their order. One statement for all.
std::vector<std::vector<LoggedSet>> readSets(db::Transaction& tx, const std::vector<Uuid>& logIds);

// A set from a row that has `setColumns` from `column` on.
extern const char* const setColumns;
LoggedSet setFrom(const db::Row& row, int column);

}  // namespace tp::training
