// account/list_devices: where somebody is signed in.
#include "account/device_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Items<account::Device>> listDevices(const Caller& /*caller*/, const http::NoInput& /*nothing*/,
                                                   db::Transaction& tx) {
    return http::Items<account::Device>{account::listDevices(tx)};
}

}  // namespace

int main() { return http::serve<endpoint>(listDevices); }
