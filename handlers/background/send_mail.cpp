// background/send_mail: sends the mails of the outbox, one after another.
#include "background/loop.h"
#include "endpoint.h"
#include "mail/sending.h"

namespace {

using namespace tp;

bool sendMail(db::Connection& connection) {
    static const auto settings = mail::settingsFromEnvironment();
    return mail::sendNext(connection, settings);
}

}  // namespace

int main() { return background::repeatWhileBusy<endpoint>(sendMail, std::chrono::seconds(1)); }
