// Runs one endpoint as a FastCGI process: main() of every handler is `return http::serve<endpoint>(function);`.
#pragma once

#include <concepts>
#include <functional>
#include <type_traits>

#include "db/transaction.h"
#include "http/caller.h"
#include "http/endpoint.h"
#include "http/reply.h"
#include "json/read.h"
#include "json/schema.h"
#include "json/write.h"

namespace tp::http {

// For endpoints that take nothing.
struct NoInput {
    static constexpr auto fields() { return std::tuple{}; }
};

namespace detail {

// A reply with its body written.
struct Written {
    int status = 200;
    std::string body;
    std::string revision;  // empty: the body's hash
    std::optional<std::string> startsSession;
    bool endsSession = false;
    std::optional<Archive> archive = std::nullopt;  // in place of the body
};

// An endpoint without its types.
struct Operation {
    const Endpoint& endpoint;
    std::function<Written(const Request&, Identity&, json::Fields&, db::Transaction&)> run;
    // Nothing where the endpoint is not polled.
    std::function<db::Later(std::string_view tokenHash, json::Fields&, db::Transaction&)> poll;
    // For the OpenAPI document.
    std::vector<json::detail::Property> (*inputProperties)(json::Schemas&);
    std::string (*bodySchema)(json::Schemas&);  // empty for no body
    const char* bodyType;
    std::vector<int> statuses;
};

// Serves until told to end (SIGTERM) and returns main()'s value. With TP_DESCRIBE set it prints the endpoint's part of
// the OpenAPI document instead.
int run(const Operation& operation);

template <Access access>
struct CallerOf;
template <>
struct CallerOf<Access::open> : std::type_identity<Visitor> {};
template <>
struct CallerOf<Access::signIn> : std::type_identity<Visitor> {};
template <>
struct CallerOf<Access::password> : std::type_identity<Caller> {};
template <>
struct CallerOf<Access::session> : std::type_identity<Caller> {};
template <>
struct CallerOf<Access::athlete> : std::type_identity<Athlete> {};
template <>
struct CallerOf<Access::coach> : std::type_identity<Coach> {};
template <>
struct CallerOf<Access::admin> : std::type_identity<Admin> {};

template <class Output>
Written written(Output output) {
    Written reply{output.status(), {}, {}, std::move(output.notes.startsSession), output.notes.endsSession};
    if (output.notes.revision) reply.revision = revisionText(*output.notes.revision);
    if constexpr (std::same_as<typename Output::Body, Document>) {
        if (output.body) reply.body = std::move(output.body->json);
    } else if constexpr (std::derived_from<typename Output::Body, Archive>) {
        reply.archive = std::move(output.body);
        if (reply.archive) reply.revision = revisionOf(*reply.archive);
    } else if (output.body) {
        json::Writer writer;
        json::write(writer, *output.body);
        reply.body = writer.written();
    }
    return reply;
}

template <class Input>
Input readInput(json::Fields& fields) {
    Input input;
    json::Problems problems;
    json::readFields(fields, input, "", problems);
    json::refuse(problems);
    return input;
}

template <class Input>
std::function<db::Later(std::string_view, json::Fields&, db::Transaction&)> pollOf(db::Later (*poll)(db::Transaction&,
                                                                                                     const db::Bytes&,
                                                                                                     const Input&)) {
    if (poll == nullptr) return nullptr;
    return [poll](std::string_view tokenHash, json::Fields& fields, db::Transaction& tx) {
        return poll(tx, db::Bytes{tokenHash}, readInput<Input>(fields));
    };
}

template <class Body>
std::string bodySchema(json::Schemas& named) {
    if constexpr (std::same_as<Body, Document>)
        return R"({"type":"object"})";
    else if constexpr (std::derived_from<Body, Archive>)
        return R"({"type":"string","format":"binary"})";
    else if constexpr (std::same_as<Body, NoContent::Body>)
        return {};
    else
        return json::schemaOf<Body>(named);
}

template <class Body>
constexpr const char* mediaTypeOf() {
    if constexpr (std::derived_from<Body, Archive>)
        return Body::mediaType;
    else
        return "application/json";
}

}  // namespace detail

// For an endpoint that pages poll: queues the one statement that asks for the revision which the handler would answer
// this session with. It checks the session and the right itself, and gives NULL or no row for whatever is not to be
// answered so.
template <class Input>
using Poll = db::Later (*)(db::Transaction& tx, const db::Bytes& tokenHash, const Input& wanted);

// Refuses what the page says (api.md): cross-site and unauthenticated requests, wrong roles, bodies that are too large,
// of another type or not valid for Input. Opens the transaction, read-only for GET, with the caller's identity; the
// handler's return commits it, a throw rolls it back. A signed-in POST with an
// Idempotency-Key runs at most once a key. Where the request holds a revision that is still the present one by `poll`,
// 304 is the answer and the handler is not asked.
template <const Endpoint& endpoint, class Who, class Input, class Output>
int serve(Output (*handler)(const Who&, const Input&, db::Transaction&),
          std::type_identity_t<Poll<Input>> poll = nullptr) {
    static_assert(std::same_as<Who, typename detail::CallerOf<endpoint.access>::type>,
                  "the handler's caller and the page's access disagree");
    return detail::run({
        .endpoint = endpoint,
        .run =
            [handler](const Request& request, Identity& identity, json::Fields& fields, db::Transaction& tx) {
                const Who caller(request, identity, tx);
                const auto input = detail::readInput<Input>(fields);
                return detail::written(handler(caller, input, tx));
            },
        .poll = detail::pollOf<Input>(poll),
        .inputProperties = json::detail::propertiesOf<Input>,
        .bodySchema = detail::bodySchema<typename Output::Body>,
        .bodyType = detail::mediaTypeOf<typename Output::Body>(),
        .statuses = {std::begin(Output::statuses), std::end(Output::statuses)},
    });
}

}  // namespace tp::http
