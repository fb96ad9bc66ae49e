// An athlete's own logs as a file to take elsewhere, or to import again.
#pragma once

#include <string>

#include "db/transaction.h"
#include "zip/archive.h"

namespace tp::training {

inline constexpr const char* exportFormats[] = {"strong", "hevy", "json", nullptr};

// All of the caller's logs, the earliest first. Weights and distances are in the caller's units; times are what the
// caller's clock showed. Strong's and Hevy's shape get a last column of our own if they would lose something without
// it. They know no workout without sets, which JSON has. Memory holds 100 workouts at a time.
zip::File exportLogs(db::Transaction& tx, const std::string& format);

}  // namespace tp::training
