#include "background/loop.h"

#include <csignal>
#include <ctime>

#include "http/log.h"

namespace tp::background::detail {

int repeat(const http::Endpoint& endpoint, const std::function<bool(db::Connection&)>& work,
           std::chrono::seconds interval) {
    // Blocked, so that it waits for the round under way and then ends the sleep.
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    sigprocmask(SIG_BLOCK, &endings, nullptr);
    db::Connection connection(db::Connection::parametersFor("tp_worker"));
    timespec pause{};
    do {
        pause.tv_sec = interval.count();
        try {
            if (work(connection)) pause.tv_sec = 0;
        } catch (const std::exception& failure) {
            http::log::error(endpoint.source, failure.what());
        }
    } while (sigtimedwait(&endings, nullptr, &pause) == -1);
    return 0;
}

}  // namespace tp::background::detail
