// account/schedule_deletion: somebody asks for the deletion of the own account, which is carried out a week later.
#include "account/deletion_service.h"
#include "account/password_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Proof {
    std::string password;

    static constexpr auto fields() {
        return std::tuple{json::required("password", &Proof::password, json::exactText(1, 512, 512))};
    }
};

struct ScheduledDeletion {
    Instant deletionDueAt;

    static constexpr const char* schemaName = "ScheduledDeletion";
    static constexpr auto fields() {
        return std::tuple{json::required("deletionDueAt", &ScheduledDeletion::deletionDueAt)};
    }
};

http::Ok<ScheduledDeletion> scheduleDeletion(const Caller& caller, const Proof& proof, db::Transaction& tx) {
    const auto verified = account::provePassword(tx, caller, proof.password);
    return ScheduledDeletion{account::scheduleDeletion(tx, verified)};
}

}  // namespace

int main() { return http::serve<endpoint>(scheduleDeletion); }
