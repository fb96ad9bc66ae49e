#include "client.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>

#include "people.h"
#include "promises.h"

namespace tp::test {

namespace {

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// One for each thread, so that connections are kept.
CURL* handle() {
    struct Handle {
        CURL* curl = curl_easy_init();
        Handle() = default;
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;
        ~Handle() { curl_easy_cleanup(curl); }
    };
    static thread_local Handle own;
    curl_easy_reset(own.curl);
    return own.curl;
}

std::size_t takeBody(const char* data, std::size_t /*one*/, std::size_t length, std::string* body) {
    body->append(data, length);
    return length;
}

std::size_t takeHeader(const char* data, std::size_t /*one*/, std::size_t length,
                       std::multimap<std::string, std::string>* headers) {
    const std::string_view line(data, length);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return length;
    auto value = line.substr(colon + 1);
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\r' || value.back() == '\n')) value.remove_suffix(1);
    headers->emplace(lowerCase(std::string(line.substr(0, colon))), value);
    return length;
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList headerList(const std::map<std::string, std::string>& headers) {
    curl_slist* list = nullptr;
    // An empty header is "Name;" to curl, and "Name:" keeps it from sending one of its own.
    for (const auto& [name, value] : headers)
        list = curl_slist_append(list, (value.empty() ? name + ";" : name + ": " + value).c_str());
    for (const char* unwanted : {"Expect", "Accept", "User-Agent", "Content-Type"})
        if (!headers.contains(unwanted)) list = curl_slist_append(list, (std::string(unwanted) + ":").c_str());
    return {list, curl_slist_free_all};
}

}  // namespace

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::vector<std::string> Answer::wrongFields() const {
    auto fields = json()["errors"].texts("field");
    std::ranges::sort(fields);
    return fields;
}

std::string Answer::bodyButRequestId() const {
    std::string text = body;
    const auto id = json()["requestId"].text();
    return text.replace(text.find(id), id.size(), "…");
}

std::string Answer::newToken() const {
    const auto cookie = header("set-cookie");
    const auto begin = cookie.find('=') + 1;
    return cookie.substr(begin, cookie.find(';') - begin);
}

Asker::Asker(const std::string& token)
    : headers_{{"Origin", siteUrl()}, {"Sec-Fetch-Site", "same-origin"}, {"Content-Type", "application/json"}} {
    if (!token.empty()) headers_["Cookie"] = "tp_session=" + token;
}

Asker Asker::with(const std::string& header, const std::string& value) const {
    auto changed = *this;
    changed.headers_[header] = value;
    return changed;
}

Asker Asker::without(const std::string& header) const {
    auto changed = *this;
    changed.headers_.erase(header);
    return changed;
}

Asker Asker::from(const std::string& address) const {
    auto changed = *this;
    changed.address_ = address;
    return changed;
}

Asker Asker::mayFail() const {
    auto changed = *this;
    changed.mayFail_ = true;
    return changed;
}

Answer Asker::send(const std::string& method, const std::string& path, const std::string& body) const {
    CURL* const curl = handle();
    Answer answer;
    auto headers = headers_;
    if (body.empty()) headers.erase("Content-Type");
    const auto list = headerList(headers);
    curl_easy_setopt(curl, CURLOPT_URL, (siteUrl() + path).c_str());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    if (method == "HEAD") curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    if (!body.empty() || method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
    if (!address_.empty()) curl_easy_setopt(curl, CURLOPT_INTERFACE, address_.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer.headers);
    if (const auto outcome = curl_easy_perform(curl); outcome != CURLE_OK)
        throw std::runtime_error(method + " " + path + ": " + curl_easy_strerror(outcome));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    expectPromisesKept(method, path, answer, mayFail_);
    return answer;
}

Asker as(const Person& person) { return Asker(person.token); }

Asker nobody() { return Asker(""); }

const std::string& siteUrl() {
    static const std::string url = [] {
        const char* given = std::getenv("TP_TEST_URL");
        if (given == nullptr) throw std::runtime_error("TP_TEST_URL is not set");
        return std::string(given);
    }();
    return url;
}

Network::Network() {
    static std::atomic<unsigned> next = std::random_device{}();
    const unsigned number = next++;
    prefix_ = "127." + std::to_string(1 + number / 256 % 254) + "." + std::to_string(number % 256) + ".";
}

}  // namespace tp::test
