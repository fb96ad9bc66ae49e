// account/export_account: all data of somebody's own, in one ZIP of JSON and CSV files.
#include "account/export_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Archive> exportAccount(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    return http::Archive{account::exportOwnData(tx), "trainingplanner-export.zip"};
}

}  // namespace

int main() { return http::serve<endpoint>(exportAccount); }
