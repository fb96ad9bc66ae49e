#include "live/publisher.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <vector>

#include "db/connection.h"
#include "db/listener.h"
#include "db/transaction.h"
#include "http/error.h"
#include "http/log.h"
#include "live/channels.h"

namespace tp::live {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// A page that was authorised just before its session ended may begin to listen just after its channel was closed.
constexpr auto closesAgainAfter = 1s;
// Sessions also end by time, which nobody tells.
constexpr auto looksForEndedEvery = 2s;

class Publisher {
public:
    Publisher(const std::string& database, const std::string& socket)
        : database_(database), connection_(database), channels_(socket) {}

    // One round: waits for what is told, and publishes it. Throws where something may have been missed.
    void round(const sigset_t& waitingMask) {
        if (!listener_) listener_.emplace(database_, "live");
        if (missed_) {
            closeAll();
            missed_ = false;
        }
        const auto told = listener_->wait(untilNext(), waitingMask);
        if (!told.empty()) publish(told);
        if (Clock::now() >= nextLook_) closeEnded();
        closeAgain();
    }

    // What nginx did not take is lost, and so are events and ends of sessions that nobody listened for.
    void missPublishing() { missed_ = true; }
    void missListening() {
        missed_ = true;
        listener_.reset();
    }

private:
    std::chrono::milliseconds untilNext() const {
        auto next = nextLook_;
        if (!closing_.empty()) next = std::min(next, closing_.front().at);
        return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()));
    }

    void publish(const std::vector<std::string>& told) {
        std::string lines;
        for (const auto& one : told) lines += one + '\n';
        db::Transaction tx(connection_, db::Mode::readOnly);
        const auto rows =
            tx.query("select channels, event from private.live_events(string_to_array($1, chr(10)))", lines);
        tx.commit();
        for (int i = 0; i < rows.size(); ++i) {
            const auto channels = rows[i].get<std::string>(0);
            if (const auto event = rows[i].maybe<std::string>(1))
                channels_.publish(channels, *event);
            else
                close(channels);
        }
    }

    void closeAll() {
        db::Transaction tx(connection_, db::Mode::readOnly);
        const auto rows = tx.query("select channels from private.all_live_channels()");
        tx.commit();
        for (int i = 0; i < rows.size(); ++i) channels_.close(rows[i].get<std::string>(0));
    }

    void closeEnded() {
        nextLook_ = Clock::now() + looksForEndedEvery;
        db::Transaction tx(connection_, db::Mode::readOnly);
        const auto rows = tx.query("select looked_at::text, user_id::text from private.ended_sessions($1::timestamptz)",
                                   db::parameter(lastLook_));
        tx.commit();
        lastLook_ = rows[0].get<std::string>(0);
        for (int i = 0; i < rows.size(); ++i)
            if (const auto user = rows[i].maybe<std::string>(1)) close(*user);
    }

    void close(const std::string& channel) {
        channels_.close(channel);
        closing_.push_back({Clock::now() + closesAgainAfter, channel});
    }

    void closeAgain() {
        while (!closing_.empty() && closing_.front().at <= Clock::now()) {
            channels_.close(closing_.front().channel);
            closing_.erase(closing_.begin());
        }
    }

    struct Closing {
        Clock::time_point at;
        std::string channel;
    };

    std::string database_;
    db::Connection connection_;
    Channels channels_;
    std::optional<db::Listener> listener_;
    bool missed_ = true;
    std::vector<Closing> closing_;
    Clock::time_point nextLook_ = Clock::now();
    std::optional<std::string> lastLook_;  // by the database's clock
};

}  // namespace

int publishEvents(const char* source) {
    // Blocked but while waiting, so that a round under way comes to its end.
    sigset_t endings;
    sigset_t waitingMask;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    sigprocmask(SIG_BLOCK, &endings, &waitingMask);
    static volatile std::sig_atomic_t ending = 0;
    for (const int signal : {SIGTERM, SIGINT}) std::signal(signal, [](int) { ending = 1; });

    const char* socket = std::getenv("TP_LIVE_SOCKET");
    if (socket == nullptr) throw std::runtime_error("TP_LIVE_SOCKET must be set");
    Publisher publisher(db::Connection::parametersFor("tp_worker"), socket);
    const timespec pause{0, 250'000'000};
    std::string lastFailure;
    const auto note = [&](const char* failure) {
        // Once, not four times a second until whatever is away comes back.
        if (lastFailure != failure) http::log::error(source, failure);
        lastFailure = failure;
    };
    while (ending == 0) {
        try {
            publisher.round(waitingMask);
            lastFailure.clear();
            continue;
        } catch (const NotPublished& failure) {
            note(failure.what());
            publisher.missPublishing();
        } catch (const std::exception& failure) {
            note(failure.what());
            publisher.missListening();
        }
        if (sigtimedwait(&endings, nullptr, &pause) != -1) break;
    }
    return 0;
}

}  // namespace tp::live
