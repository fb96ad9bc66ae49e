// account/cancel_deletion: somebody keeps the account that was to be deleted.
#include "account/deletion_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent cancelDeletion(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    account::cancelDeletion(tx);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(cancelDeletion); }
