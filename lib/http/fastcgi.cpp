#include "http/fastcgi.h"

#include <fcgiapp.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

#include "types/encoding.h"

namespace tp::http {

namespace {

std::optional<std::string> parameter(const char* const* parameters, std::string_view name) {
    for (; parameters != nullptr && *parameters != nullptr; ++parameters) {
        const std::string_view entry = *parameters;
        if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=')
            return std::string(entry.substr(name.size() + 1));
    }
    return std::nullopt;
}

// Nothing where the header is empty or no UTF-8.
std::optional<std::string> shortUserAgent(const std::string& header) {
    if (header.empty() || !isUtf8(header)) return std::nullopt;
    return std::string(shortened(header, 300));
}

// Reads to the end even where the rest is not wanted: bytes left in the socket would cut the answer off.
std::string readBody(FCGX_Stream* in, std::size_t largestBody) {
    std::string body;
    std::array<char, 8192> chunk{};
    for (int length = 0; (length = FCGX_GetStr(chunk.data(), chunk.size(), in)) > 0;)
        if (body.size() <= largestBody) body.append(chunk.data(), static_cast<std::size_t>(length));
    return body.substr(0, largestBody + 1);
}

void write(FCGX_Stream* out, const Response& response) {
    std::string text = "Status: " + std::to_string(response.status) + "\r\n";
    for (const auto& [name, value] : response.headers) text.append(name).append(": ").append(value).append("\r\n");
    text.append("\r\n").append(response.body);
    FCGX_PutStr(text.data(), static_cast<int>(text.size()), out);
    if (!response.file) return;
    std::array<char, 65536> chunk{};
    for (std::size_t length = 0; (length = std::fread(chunk.data(), 1, chunk.size(), response.file.get())) > 0;)
        if (FCGX_PutStr(chunk.data(), static_cast<int>(length), out) < 0) return;  // nobody listens any more
}

void finishAfterThisRequest(int /*signal*/) { FCGX_ShutdownPending(); }

}  // namespace

Request requestFrom(const char* const* parameters, std::string body) {
    const auto text = [&](std::string_view name) { return parameter(parameters, name).value_or(""); };
    return {.id = text("REQUEST_ID"),
            .method = text("REQUEST_METHOD"),
            .path = text("DOCUMENT_URI"),
            .query = text("QUERY_STRING"),
            .contentType = text("CONTENT_TYPE"),
            .body = std::move(body),
            .scheme = text("REQUEST_SCHEME"),
            .host = text("HTTP_HOST"),
            .remoteAddress = text("REMOTE_ADDR"),
            .userAgent = shortUserAgent(text("HTTP_USER_AGENT")),
            .cookie = parameter(parameters, "HTTP_COOKIE"),
            .origin = parameter(parameters, "HTTP_ORIGIN"),
            .fetchSite = parameter(parameters, "HTTP_SEC_FETCH_SITE"),
            .ifNoneMatch = parameter(parameters, "HTTP_IF_NONE_MATCH"),
            .idempotencyKey = parameter(parameters, "HTTP_IDEMPOTENCY_KEY")};
}

void serveFastCgi(Response (*answer)(const Request&), std::size_t largestBody) {
    struct sigaction onTerminate {};
    onTerminate.sa_handler = finishAfterThisRequest;  // without SA_RESTART: a waiting accept returns
    sigaction(SIGTERM, &onTerminate, nullptr);
    sigaction(SIGINT, &onTerminate, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    // Only the wait for a request may be interrupted: libfcgi takes an interrupted read or write for a broken one.
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    FCGX_Init();
    FCGX_Request request;
    FCGX_InitRequest(&request, 0, FCGI_FAIL_ACCEPT_ON_INTR);
    while (FCGX_Accept_r(&request) == 0) {
        sigprocmask(SIG_BLOCK, &endings, nullptr);
        write(request.out, answer(requestFrom(request.envp, readBody(request.in, largestBody))));
        FCGX_Finish_r(&request);
        sigprocmask(SIG_UNBLOCK, &endings, nullptr);
    }
}

}  // namespace tp::http
