#include "background/loop.h"

#include <csignal>
#include <ctime>

#include "db/connection.h"
#include "http/log.h"

namespace tp::background::detail {

int repeat(const http::Endpoint& endpoint, void (*work)(db::Transaction&), std::chrono::seconds interval) {
    // Blocked, so that it waits for the round under way and then ends the sleep.
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    sigprocmask(SIG_BLOCK, &endings, nullptr);
    db::Connection connection(db::Connection::parametersFor("tp_worker"));
    const timespec pause{.tv_sec = interval.count(), .tv_nsec = 0};
    do {
        try {
            db::Transaction tx(connection, db::Mode::readWrite);
            work(tx);
            tx.commit();
        } catch (const std::exception& failure) {
            http::log::error(endpoint.source, failure.what());
        }
    } while (sigtimedwait(&endings, nullptr, &pause) == -1);
    return 0;
}

}  // namespace tp::background::detail
