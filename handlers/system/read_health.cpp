// system/read_health: answers 200 only if the database answers.
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Health {
    std::string status;

    static constexpr const char* schemaName = "Health";
    static constexpr auto fields() { return std::tuple{json::required("status", &Health::status)}; }
};

http::Ok<Health> readHealth(const Visitor& /*visitor*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    tx.query("select 1");
    return Health{"ok"};
}

}  // namespace

int main() { return http::serve<endpoint>(readHealth); }
