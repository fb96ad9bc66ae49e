// programs/list_programs: programs by tab, the one that changed last first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/program_service.h"

namespace {

using namespace tp;

struct ProgramsInput : http::PageInput, training::ProgramFilter {
    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(),
                              std::tuple{json::optional("tab", &ProgramsInput::tab, json::oneOf(training::programTabs)),
                                         json::optional("q", &ProgramsInput::q, json::text(1, 200))});
    }
};

http::Ok<http::Page<training::ProgramSummary>> listPrograms(const Caller& caller, const ProgramsInput& wanted,
                                                            db::Transaction& tx) {
    const auto before = caller.placeIn<training::BeforeUpdate>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listPrograms(tx, wanted, before, limit), limit, caller, [](const auto& last) {
        return training::BeforeUpdate{last.updatedAt, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listPrograms); }
