// notifications/replace_preferences: the caller says for each kind whether to be told of it, in app and by mail.
#include "endpoint.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

struct Preferences {
    std::vector<notifications::Preference> items;

    static constexpr auto fields() {
        return std::tuple{json::required("items", &Preferences::items, json::items(0, 100))};
    }
};

http::Ok<http::Items<notifications::Preference>> replacePreferences(const Caller& /*caller*/, const Preferences& wanted,
                                                                    db::Transaction& tx) {
    notifications::replacePreferences(tx, wanted.items);
    return http::Items<notifications::Preference>{notifications::listPreferences(tx)};
}

}  // namespace

int main() { return http::serve<endpoint>(replacePreferences); }
