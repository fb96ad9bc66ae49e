#include "http/serve.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "auth/access_log.h"
#include "auth/identity.h"
#include "auth/token.h"
#include "db/connection.h"
#include "http/describe.h"
#include "http/error.h"
#include "http/etag.h"
#include "http/fastcgi.h"
#include "http/idempotency.h"
#include "http/log.h"
#include "http/problem.h"
#include "types/encoding.h"

namespace tp::http::detail {

namespace {

// What one process serves with.
struct Process {
    const Operation& operation;
    db::Connection connection;
    std::string publicUrl;

    bool isSecure() const { return publicUrl.starts_with("https://"); }
    const char* cookieName() const { return isSecure() ? "__Host-tp_session" : "tp_session"; }
};
Process* process = nullptr;

std::string sessionCookie(const Written& written) {
    const std::string value = written.startsSession.value_or("");
    return std::string(process->cookieName()) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" +
           (process->isSecure() ? "; Secure" : "") + (written.endsSession ? "; Max-Age=0" : "; Max-Age=2592000");
}

// The values behind an Input's fields: path parameters, and the query of a GET or the body of anything else. Views into
// `request`, `parameters` and `document`.
json::Fields gather(const Request& request, Parameters& parameters, std::optional<json::Document>& document) {
    json::Fields fields;
    parameters = pathParameters(process->operation.endpoint.path, request.path).value_or(Parameters{});
    const std::size_t fromPath = parameters.size();
    for (auto& parameter : queryParameters(request.query)) {
        if (!request.isSafe()) throw InvalidInput(parameter.first, "is not known here");
        parameters.push_back(std::move(parameter));
    }
    if (!request.isSafe() && !request.body.empty()) {
        document.emplace(request.body);
        fields.addMembers(document->root());
        for (std::size_t i = 0; i < fromPath; ++i)
            if (document->root().member(parameters[i].first))
                throw InvalidInput(parameters[i].first, "is not known here");
    }
    for (const auto& [name, value] : parameters) fields.add(name, json::Source{std::nullopt, value});
    return fields;
}

std::size_t largestBody() { return static_cast<std::size_t>(process->operation.endpoint.largestBody); }

void refuseForeignAndMistyped(const Request& request) {
    if (request.isSafe()) return;
    requireSameOrigin(request, process->publicUrl);
    if (request.body.size() > largestBody()) throw BodyTooLarge();
    const auto type = std::string_view(request.contentType).substr(0, request.contentType.find(';'));
    const bool isJson = std::ranges::equal(trimmed(type), std::string_view("application/json"), {},
                                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!request.body.empty() && !isJson) throw UnsupportedMediaType();
}

Written runHandler(const Request& request, Identity& identity, db::Transaction& tx) {
    Parameters parameters;
    std::optional<json::Document> document;
    try {
        json::Fields fields = gather(request, parameters, document);
        return process->operation.run(request, identity, fields, tx);
    } catch (const Error&) {
        // Who may not ask at all hears that first, whatever else is wrong with the request.
        tx.flush();
        throw;
    }
}

// In a transaction of its own: a read-only one can't count.
void countReading(Identity& identity) {
    const auto& endpoint = process->operation.endpoint;
    db::Transaction tx(process->connection, db::Mode::readWrite);
    auth::identify(identity, endpoint.access, tx);
    auth::countRequest(endpoint, tx);
    tx.commit();
}

Written runInTransaction(const Request& request, Identity& identity) {
    const auto& endpoint = process->operation.endpoint;
    if (endpoint.userPerMinute > 0 && request.isSafe()) countReading(identity);
    db::Transaction tx(process->connection, request.isSafe() ? db::Mode::readOnly : db::Mode::readWrite);
    auth::identify(identity, endpoint.access, tx);
    if (endpoint.userPerMinute > 0 && !request.isSafe()) auth::countRequest(endpoint, tx);
    const bool isOpen = takesAnybody(endpoint.access);
    // Stored answers are tp_app's. What takes a password creates nothing; nor do other methods, which may be repeated
    // anyway.
    const bool replayable =
        request.idempotencyKey && request.method == "POST" && !isOpen && !verifiesPasswords(endpoint.access);
    if (replayable) {
        if (auto stored = claimKey(endpoint, request, tx)) {
            tx.commit();
            return {.status = stored->status, .body = std::move(stored->body)};
        }
    }
    Written reply = runHandler(request, identity, tx);
    if (replayable) storeReply(request, {reply.status, reply.body}, tx);
    if (!request.isSafe() && !isOpen && !reply.endsSession) auth::holdSession(tx);
    tx.commit();
    return reply;
}

Response responseOf(const Request& request, const Identity& identity, Written written) {
    Response response{written.status, {}, std::move(written.body)};
    if (!response.body.empty()) response.headers.emplace_back("Content-Type", "application/json");
    if (written.archive) {
        response.headers.emplace_back("Content-Type", written.archive->type);
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + written.archive->name + '"');
        response.file = std::move(written.archive->content);
    }
    // For nginx, which tells nobody: whose channel of live updates this is.
    if (identity.user) response.headers.emplace_back("X-User", identity.user->id.toString());
    const bool signsIn = written.startsSession || written.endsSession;
    response.headers.emplace_back("Cache-Control", signsIn ? "no-store" : "private, no-cache");
    if (signsIn) response.headers.emplace_back("Set-Cookie", sessionCookie(written));
    if (request.isSafe()) {
        const auto revision = written.revision.empty() ? sha256(response.body) : written.revision;
        const auto etag = etagOf(request, identity.tokenHash, revision);
        if (request.ifNoneMatch && holdsEtag(*request.ifNoneMatch, etag)) {
            response.status = 304;
            response.body.clear();
            response.file.reset();
        }
        response.headers.emplace_back("ETag", etag);
    }
    return response;
}

Response responseOf(const Error& error, const std::string& requestId) {
    Response response{error.status,
                      {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                      problemOf(error, requestId)};
    if (error.retryAfter > 0) response.headers.emplace_back("Retry-After", std::to_string(error.retryAfter));
    return response;
}

// The answer to a poll that finds nothing new. Whatever else there is to say, a refusal too, is for the handler.
std::optional<Response> unchanged(const Request& request, const Identity& identity) {
    const auto& poll = process->operation.poll;
    if (!poll || !request.ifNoneMatch || identity.tokenHash.empty()) return std::nullopt;
    db::Transaction tx(process->connection, db::Mode::single);
    std::optional<db::Later> asked;
    try {
        Parameters parameters;
        std::optional<json::Document> document;
        auto fields = gather(request, parameters, document);
        asked = poll(identity.tokenHash, fields, tx);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
    const auto rows = asked->get();
    tx.commit();
    if (rows.empty() || rows[0].isNull(0)) return std::nullopt;
    const auto etag = etagOf(request, identity.tokenHash, rows[0].get<std::string>(0));
    if (!holdsEtag(*request.ifNoneMatch, etag)) return std::nullopt;
    return Response{304, {{"Cache-Control", "private, no-cache"}, {"ETag", etag}}, {}};
}

// The session that the request brings, by its token's hash.
Identity identityOf(const Request& request) {
    Identity identity;
    const auto token = request.cookie ? cookieValue(*request.cookie, process->cookieName()) : std::nullopt;
    if (token && token->size() == 43) identity.tokenHash = sha256(*token);
    return identity;
}

// What a request leaves behind outside its own transaction, which may have been rolled back or read only.
void follow(const Identity& identity, int status) noexcept {
    const auto& endpoint = process->operation.endpoint;
    const bool refused = status >= 400 && status < 500 && status != 429;
    const bool isCounted = std::string_view(endpoint.method) == "GET";  // by countReading, whatever became of it
    if (refused && !isCounted && endpoint.userPerMinute > 0 && identity.user)
        auth::countRefused(identity, endpoint, process->connection);
    // A poll that finds nothing new, or a page that begins to listen, shows nobody at work.
    const bool isAtWork = status != 304 && !(status == 204 && std::string_view(endpoint.method) == "GET");
    if (identity.touchDue && isAtWork) auth::touchSession(identity, process->connection);
}

// Who looked at an athlete's data, or tried to, is written down before the answer leaves, or there is no answer. A 304
// shows nothing.
void logAccess(const Request& request, const Identity& identity, int status) {
    if (status == 200) auth::logAccess(request, identity, DataAccess::When::seen, process->connection);
    if (status == 403) auth::logAccess(request, identity, DataAccess::When::refused, process->connection);
}

// The one place that turns what was thrown into an answer.
Response respond(const std::function<Response()>& attempt, const Request& request) {
    try {
        return attempt();
    } catch (const Error& error) {
        return responseOf(error, request.id);
    } catch (const std::exception& unforeseen) {
        log::error(process->operation.endpoint.source, unforeseen.what());
        process->connection.drop();
        return responseOf(Internal(), request.id);
    }
}

Response answer(const Request& request) {
    const auto start = std::chrono::steady_clock::now();
    log::begin(request.id);
    Identity identity;
    auto response = respond(
        [&] {
            identity = identityOf(request);
            refuseForeignAndMistyped(request);
            if (auto held = unchanged(request, identity)) return std::move(*held);
            return responseOf(request, identity, runInTransaction(request, identity));
        },
        request);
    response = respond(
        [&] {
            logAccess(request, identity, response.status);
            return std::move(response);
        },
        request);
    follow(identity, response.status);
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    log::answered(process->operation.endpoint, response.status, spent.count(),
                  identity.user ? identity.user->id.toString() : "");
    return response;
}

}  // namespace

int run(const Operation& operation) {
    if (std::getenv("TP_DESCRIBE") != nullptr) {
        std::puts(describe(operation).c_str());
        return 0;
    }
    const bool verifies = verifiesPasswords(operation.endpoint.access);
    // Hashing passwords must not keep the others waiting.
    if (verifies && nice(5) == -1) log::error(operation.endpoint.source, "priority stays as it was");
    const char* publicUrl = std::getenv("TP_PUBLIC_URL");
    Process self{operation, db::Connection(db::Connection::parametersFor(verifies ? "tp_auth" : "tp_app")),
                 publicUrl != nullptr ? publicUrl : ""};
    process = &self;
    serveFastCgi(answer, largestBody());
    return 0;
}

}  // namespace tp::http::detail
