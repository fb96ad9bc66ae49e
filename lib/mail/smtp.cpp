#include "mail/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace tp::mail {

namespace {

// What is left to be sent.
struct Upload {
    const std::string& message;
    std::size_t sent = 0;
};

std::size_t readUpload(char* buffer, std::size_t size, std::size_t count, void* data) {
    auto& upload = *static_cast<Upload*>(data);
    const auto length = std::min(size * count, upload.message.size() - upload.sent);
    upload.message.copy(buffer, length, upload.sent);
    upload.sent += length;
    return length;
}

// Keeps the relay's last line.
std::size_t keepAnswer(char* buffer, std::size_t size, std::size_t count, void* data) {
    std::string line(buffer, std::min<std::size_t>(size * count, 300));
    std::ranges::replace_if(
        line, [](char c) { return c < ' ' || c > '~'; }, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    *static_cast<std::string*>(data) = line;
    return size * count;
}

bool hasUser(const std::string& url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    char* user = nullptr;
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK ||
        curl_url_get(parsed.get(), CURLUPART_USER, &user, 0) != CURLUE_OK)
        return false;
    curl_free(user);
    return true;
}

void protect(CURL* curl, const Relay& relay) {
    const bool mustBeRight = relay.url.starts_with("smtps:") || hasUser(relay.url);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(mustBeRight ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    // Without a secret to keep, encryption that may be the wrong one's is still better than none.
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, mustBeRight ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, mustBeRight ? 2L : 0L);
    if (!relay.certificates.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, relay.certificates.c_str());
}

}  // namespace

void deliver(const Relay& relay, const std::string& from, const std::string& to, const std::string& message) {
    static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(), curl_easy_cleanup);
    auto* const curl = owner.get();
    if (ready != CURLE_OK || curl == nullptr) throw NotDelivered("libcurl did not start", false);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, ("<" + to + ">").c_str()), curl_slist_free_all);
    Upload upload{message};
    std::string answer;

    curl_easy_setopt(curl, CURLOPT_URL, relay.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(relay.patience.count()));
    // The wait for the answer to the mail itself is bounded by this one alone.
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(relay.patience.count()));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readUpload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keepAnswer);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
    protect(curl, relay);

    const auto result = curl_easy_perform(curl);
    if (result == CURLE_OK) return;
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    // A 5xx to the mail itself, not to our greeting or password: those are put right, and the mail is still wanted.
    const bool aboutTheMail = result == CURLE_SEND_ERROR || (result == CURLE_WEIRD_SERVER_REPLY && upload.sent > 0);
    throw NotDelivered(std::string(curl_easy_strerror(result)) + (answer.empty() ? "" : ": " + answer),
                       aboutTheMail && code >= 500 && code < 600);
}

}  // namespace tp::mail
