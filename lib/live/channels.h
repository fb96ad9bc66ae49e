// nginx's channels of live updates. Only background/publish_events has this, and libcurl with it.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

namespace tp::live {

// nginx did not take what was sent, or not for certain.
struct NotPublished : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Channels {
public:
    // By the unix socket that nginx publishes at.
    explicit Channels(const std::string& socket);
    ~Channels();
    Channels(const Channels&) = delete;
    Channels& operator=(const Channels&) = delete;

    // `channels` are names with commas between. One after another on one connection, so that each channel has its
    // events in this order. Throws NotPublished.
    void publish(const std::string& channels, const std::string& event);
    // Ends the connections of everybody who listens there; pages ask anew, and are judged anew. Throws NotPublished.
    void close(const std::string& channels);

private:
    void send(const std::string& channels, const char* method, const std::string& body);
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace tp::live
