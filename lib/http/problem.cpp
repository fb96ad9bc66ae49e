#include "http/problem.h"

#include <optional>
#include <tuple>

#include "json/schema.h"
#include "json/write.h"

namespace tp::http {

namespace {

struct WrongField {
    std::string field;
    std::string message;

    static constexpr auto fields() {
        return std::tuple{json::required("field", &WrongField::field), json::required("message", &WrongField::message)};
    }
};

struct Problem {
    std::string type = "about:blank";
    std::string title;
    int status = 0;
    std::string code;
    std::string detail;
    std::vector<WrongField> errors;
    std::string requestId;

    static constexpr auto fields() {
        return std::tuple{json::required("type", &Problem::type),          json::required("title", &Problem::title),
                          json::required("status", &Problem::status),      json::required("code", &Problem::code),
                          json::required("detail", &Problem::detail),      json::required("errors", &Problem::errors),
                          json::required("requestId", &Problem::requestId)};
    }
};

// The phrases of RFC 9110.
const char* titleOf(int status) {
    switch (status) {
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 429: return "Too Many Requests";
        case 503: return "Service Unavailable";
        default: return "Internal Server Error";
    }
}

}  // namespace

std::string problemOf(const Error& error, const std::string& requestId) {
    Problem problem;
    problem.title = titleOf(error.status);
    problem.status = error.status;
    problem.code = error.code;
    problem.detail = error.what();
    for (const auto& wrong : error.fields) problem.errors.push_back({wrong.field, wrong.message});
    problem.requestId = requestId;
    json::Writer writer;
    json::write(writer, problem);
    return std::string(writer.written());
}

std::string problemSchema() {
    json::Schemas named;
    return json::schemaOf<Problem>(named);
}

}  // namespace tp::http
