// Programs as their owners write them and others find them.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "training/program.h"

namespace tp::training {

// Which programs; what is absent filters nothing.
struct ProgramFilter {
    // mine: the caller's own. clients: those that the coach gave to athletes who are active now, and what these wrote
    // and show. coach: what coaches gave the athlete, as it was then. templates: templates and public ones.
    std::string tab = "mine";
    std::optional<std::string> q;  // part of the title
};

// Where a list by the last change, the latest first, goes on.
struct BeforeUpdate {
    Instant updatedAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("updatedAt", &BeforeUpdate::updatedAt),
                          json::required("id", &BeforeUpdate::id)};
    }
};

// One row more than `limit` tells that there are more.
std::vector<ProgramSummary> listPrograms(db::Transaction& tx, const ProgramFilter& filter,
                                         const std::optional<BeforeUpdate>& before, int limit);

// Throws http::Forbidden where the caller does not see it.
Program readProgram(db::Transaction& tx, const Uuid& programId);

// The two that write throw http::InvalidInput for days with an id that is not the program's, for exercises with an id
// that the caller does not see, and for what training/prescription.h refuses. An exercise that is gone since the
// program was written keeps its name and loses its id.
Program createProgram(db::Transaction& tx, const NewProgram& program);
// Replaces an own program as it was at this version, days and all; days with an id stay the same days. Throws
// http::ProgramChanged where it is another version by now.
Program changeProgram(db::Transaction& tx, const Uuid& programId, const NewProgram& program, int version);

// What was assigned of it stays.
void deleteProgram(db::Transaction& tx, const Uuid& programId);

// The caller's own, private; without a title of its own it is called after the copied one.
Program copyProgram(db::Transaction& tx, const Uuid& programId, const std::optional<std::string>& title);

}  // namespace tp::training
