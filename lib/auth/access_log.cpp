#include "auth/access_log.h"

#include <iterator>

#include "auth/identity.h"
#include "http/error.h"

namespace tp::auth {

namespace {

const char* nameOf(http::DataKind kind) {
    switch (kind) {
        case http::DataKind::overview: return "overview";
        case http::DataKind::workouts: return "workouts";
        case http::DataKind::progress: return "progress";
        case http::DataKind::analytics: return "analytics";
        case http::DataKind::personalInfo: return "personal_info";
    }
    return "";
}

}  // namespace

void logAccess(const http::Request& request, const http::Identity& identity, http::DataAccess::When outcome,
               db::Connection& connection) {
    std::vector<Uuid> athletes;
    std::string kinds;
    for (const auto& access : identity.accesses) {
        if (access.when != outcome) continue;
        athletes.push_back(access.athleteId);
        kinds.append(kinds.empty() ? "" : ",").append(nameOf(access.kind));
    }
    if (athletes.empty()) return;
    db::Transaction tx(connection, db::Mode::readWrite);
    continueAs(identity, tx);
    const bool seen = outcome == http::DataAccess::When::seen;
    const auto written =
        tx.query("select app.record_access($1::uuid[], $2::text[], $3::boolean, nullif($4, '')::inet, $5)", athletes,
                 "{" + kinds + "}", seen, request.remoteAddress, db::parameter(request.userAgent));
    // The session ended since: nobody is there to name, so nothing is shown.
    if (seen && written[0].get<std::int64_t>(0) != std::ssize(athletes)) throw http::Unavailable();
    tx.commit();
}

}  // namespace tp::auth
