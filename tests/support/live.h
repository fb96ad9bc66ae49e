// A page that listens to live updates (GET /api/live), as a browser's EventSource does.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "json_view.h"
#include "people.h"

namespace tp::test {

class Listening {
public:
    // Returns once nginx has answered; `query` goes behind the address.
    explicit Listening(const Person& person, const std::string& query = "");
    ~Listening();
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    int status() const { return status_; }
    // The first event not yet taken that fits, waiting for it; those before it stay. Nothing where none came in time.
    std::optional<Json> next(const std::function<bool(const Json&)>& fits,
                             std::chrono::milliseconds patience = std::chrono::seconds(3));
    std::optional<Json> next(const std::string& kind, std::chrono::milliseconds patience = std::chrono::seconds(3));
    // Whether the server ends the connection within that time.
    bool ends(std::chrono::milliseconds patience);
    // Everything that came so far and was not taken, in order.
    std::vector<Json> rest();

private:
    void run(const std::string& token, const std::string& query);
    void take(const std::string& line);
    friend struct ListeningCallbacks;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Json> events_;
    std::string partial_;
    int status_ = 0;
    int socket_ = -1;
    bool greeted_ = false;
    bool ended_ = false;
    bool stop_ = false;
    std::jthread thread_;
};

}  // namespace tp::test
