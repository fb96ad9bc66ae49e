// How the first layer asks; for the files of assertions only.
#pragma once

#include <string_view>

#include "db/transaction.h"
#include "http/error.h"

namespace tp {

// Queues the question, which is one row with one truth; http::Forbidden comes with the transaction's next rows, unless
// it is true. The library that tests the second layer alone asks nothing.
void forbidUnless(db::Transaction& tx, std::string_view question, const auto&... values) {
#ifdef TP_WITHOUT_FIRST_LAYER
    (void)tx, (void)question, ((void)values, ...);
#else
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::Forbidden();
        },
        question, values...);
#endif
}

}  // namespace tp
