#include "live.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "client.h"

namespace tp::test {

struct ListeningCallbacks {
    static std::size_t body(const char* data, std::size_t /*one*/, std::size_t length, Listening* self) {
        const std::lock_guard lock(self->mutex_);
        self->partial_.append(data, length);
        for (auto end = self->partial_.find('\n'); end != std::string::npos; end = self->partial_.find('\n')) {
            self->take(self->partial_.substr(0, end));
            self->partial_.erase(0, end + 1);
        }
        self->changed_.notify_all();
        return self->stop_ ? 0 : length;
    }
    static std::size_t header(const char* data, std::size_t /*one*/, std::size_t length, Listening* self) {
        const std::string line(data, length);
        const std::lock_guard lock(self->mutex_);
        if (line.starts_with("HTTP/")) self->status_ = std::stoi(line.substr(line.find(' ') + 1));
        return length;
    }
    // So that the destructor can end the wait for the next event.
    static int socket(Listening* self, curl_socket_t socket, curlsocktype /*purpose*/) {
        const std::lock_guard lock(self->mutex_);
        self->socket_ = socket;
        return CURL_SOCKOPT_OK;
    }
    static int closeSocket(Listening* self, curl_socket_t socket) {
        const std::lock_guard lock(self->mutex_);
        self->socket_ = -1;
        return close(socket);
    }
};

Listening::Listening(const Person& person, const std::string& query)
    : thread_([this, token = person.token, query] { run(token, query); }) {
    std::unique_lock lock(mutex_);
    // The server greets with a comment, behind its subscription.
    changed_.wait_for(lock, std::chrono::seconds(10), [this] { return greeted_ || ended_; });
}

Listening::~Listening() {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    if (socket_ != -1) shutdown(socket_, SHUT_RDWR);
}

void Listening::run(const std::string& token, const std::string& query) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(), curl_easy_cleanup);
    auto* const curl = owner.get();
    curl_slist* list = curl_slist_append(nullptr, "Accept: text/event-stream");
    if (!token.empty()) list = curl_slist_append(list, ("Cookie: tp_session=" + token).c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);
    const auto url = siteUrl() + "/api/live" + query;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ListeningCallbacks::body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, ListeningCallbacks::header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, ListeningCallbacks::socket);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETFUNCTION, ListeningCallbacks::closeSocket);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETDATA, this);
    curl_easy_perform(curl);
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

void Listening::take(const std::string& line) {
    if (line.starts_with(": hi")) greeted_ = true;
    if (line.starts_with("data: ")) events_.push_back(Json::parse(line.substr(6)));
}

std::optional<Json> Listening::next(const std::function<bool(const Json&)>& fits, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    auto found = events_.end();
    changed_.wait_for(lock, patience, [&] { return (found = std::ranges::find_if(events_, fits)) != events_.end(); });
    if (found == events_.end()) return std::nullopt;
    auto event = *found;
    events_.erase(found);
    return event;
}

std::optional<Json> Listening::next(const std::string& kind, std::chrono::milliseconds patience) {
    return next([&](const Json& event) { return event["kind"].text() == kind; }, patience);
}

bool Listening::ends(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [this] { return ended_; });
}

std::vector<Json> Listening::rest() {
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
}

}  // namespace tp::test
