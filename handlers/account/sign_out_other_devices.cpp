// account/sign_out_other_devices: somebody ends all own sessions but this one.
#include "account/device_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent signOutOtherDevices(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    account::signOutOtherDevices(tx);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(signOutOtherDevices); }
