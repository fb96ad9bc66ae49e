// workouts/export_workouts: all of the athlete's logs in one file, in another app's shape or as JSON.
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_export.h"

namespace {

using namespace tp;

struct ExportInput {
    std::string format;

    static constexpr auto fields() {
        return std::tuple{json::required("format", &ExportInput::format, json::oneOf(training::exportFormats))};
    }
};

http::Ok<http::TextFile> exportWorkouts(const Athlete& /*athlete*/, const ExportInput& wanted, db::Transaction& tx) {
    const bool isJson = wanted.format == "json";
    return http::TextFile{{training::exportLogs(tx, wanted.format),
                           "trainingplanner-" + wanted.format + (isJson ? ".json" : ".csv"),
                           isJson ? "application/json" : "text/csv; charset=utf-8"}};
}

}  // namespace

int main() { return http::serve<endpoint>(exportWorkouts); }
