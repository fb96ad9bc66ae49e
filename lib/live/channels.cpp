#include "live/channels.h"

#include <curl/curl.h>

namespace tp::live {

struct Channels::Handle {
    CURL* curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

namespace {

std::size_t ignore(const char* /*data*/, std::size_t /*one*/, std::size_t length, void* /*user*/) { return length; }

}  // namespace

Channels::Channels(const std::string& socket) : handle_(std::make_unique<Handle>()) {
    auto* const curl = handle_->curl;
    if (curl == nullptr) throw NotPublished("libcurl did not start");
    curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, socket.c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    // Whoever is stuck is stuck for all.
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 2000L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
}

Channels::~Channels() = default;

void Channels::publish(const std::string& channels, const std::string& event) { send(channels, "POST", event); }

void Channels::close(const std::string& channels) { send(channels, "DELETE", ""); }

void Channels::send(const std::string& channels, const char* method, const std::string& body) {
    auto* const curl = handle_->curl;
    curl_easy_setopt(curl, CURLOPT_URL, ("http://nginx/" + channels).c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
    if (const auto outcome = curl_easy_perform(curl); outcome != CURLE_OK)
        throw NotPublished(std::string(method) + ": " + curl_easy_strerror(outcome));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    // 404: nobody listens to what is to be closed.
    if (status >= 300 && !(status == 404 && body.empty()))
        throw NotPublished(std::string(method) + ": nginx answers " + std::to_string(status));
}

}  // namespace tp::live
