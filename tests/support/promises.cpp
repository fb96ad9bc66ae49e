#include "promises.h"

#include <gtest/gtest.h>

#include <set>

#include "client.h"
#include "contract.h"

namespace tp::test {

namespace {

// Every code that the API may answer with.
const std::set<std::string> knownCodes = {"address_too_long",
                                          "already_connected",
                                          "already_invited",
                                          "already_logged",
                                          "assignment_completed",
                                          "edit_too_late",
                                          "message_deleted",
                                          "too_many_edits",
                                          "too_many_reactions",
                                          "athlete_left",
                                          "bad_json",
                                          "bad_request",
                                          "body_too_large",
                                          "cannot_leave",
                                          "client_limit_reached",
                                          "coach_inactive",
                                          "cross_site",
                                          "email_taken",
                                          "exercise_name_taken",
                                          "forbidden",
                                          "idempotency_mismatch",
                                          "invalid_credentials",
                                          "invalid_input",
                                          "invitation_closed",
                                          "invitation_gone",
                                          "last_admin",
                                          "log_changed",
                                          "method_not_allowed",
                                          "not_found",
                                          "paused_by_other",
                                          "program_changed",
                                          "report_closed",
                                          "too_many_requests",
                                          "unauthenticated",
                                          "unavailable",
                                          "unsupported_media_type",
                                          "user_not_found",
                                          "username_taken",
                                          "wrong_password",
                                          "wrong_role"};

// What only somebody inside may know: SQL, its states, paths, programs and versions.
constexpr const char* insideWords[] = {"SQLSTATE", "select ",   "insert into", "violates", "relation ", "/tmp/",
                                       "/home/",   "/root/",    ".sock",       "pqxx",     "libpq",     "PostgreSQL",
                                       "postgres", "RapidJSON", "nginx",       "std::",    "app.",      "private.",
                                       "tp_app",   "tp_auth",   "tp_worker",   "tp_owner", "0x"};

std::string headerProblem(const Answer& answer) {
    const auto policy = answer.header("content-security-policy");
    if (policy.find("default-src 'none'") == std::string::npos || policy.find("unsafe-") != std::string::npos ||
        policy.find("frame-ancestors 'none'") == std::string::npos)
        return "no strict Content-Security-Policy: " + policy;
    if (answer.header("x-content-type-options") != "nosniff") return "no nosniff";
    if (answer.header("referrer-policy").empty()) return "no Referrer-Policy";
    if (answer.header("server").find('/') != std::string::npos) return "a version: " + answer.header("server");
    if (!answer.header("x-powered-by").empty()) return "X-Powered-By";
    return "";
}

std::string problemProblem(const std::string& method, const Answer& answer) {
    if (answer.header("content-type") != "application/problem+json") return "no problem+json";
    if (answer.header("cache-control") != "no-store") return "an error that may be stored";
    for (const char* word : insideWords)
        if (answer.body.find(word) != std::string::npos) return std::string("an answer that says ") + word;
    if (method == "HEAD") return "";
    const auto problem = answer.json();
    if (problem["status"].integer() != answer.status) return "another status in the body";
    if (problem["type"].text() != "about:blank" || problem["title"].text().empty() || problem["detail"].text().empty())
        return "no RFC 9457 problem";
    if (problem["requestId"].text().empty()) return "no requestId";
    if (!knownCodes.contains(problem["code"].text())) return "an unknown code";
    if ((problem["code"].text() == "invalid_input") != (problem["errors"].size() > 0)) return "no fields named";
    if ((answer.status == 429 || answer.status == 503) == answer.header("retry-after").empty()) return "Retry-After";
    return "";
}

std::string successProblem(const std::string& method, const Answer& answer) {
    const auto caching = answer.header("cache-control");
    const bool signsIn = !answer.header("set-cookie").empty();
    if (caching != (signsIn ? "no-store" : "private, no-cache")) return "Cache-Control: " + caching;
    if ((method == "GET" || method == "HEAD") && answer.header("etag").empty()) return "no ETag";
    const auto type = answer.header("content-type");
    const bool isFile = type == "application/zip" || type.starts_with("text/csv");
    if (!answer.body.empty() && type != "application/json" && !isFile) return "no application/json";
    return "";
}

}  // namespace

void expectPromisesKept(const std::string& method, const std::string& path, const Answer& answer, bool mayFail) {
    const auto said = [&](const std::string& problem) {
        return method + " " + path.substr(0, 200) + " " + std::to_string(answer.status) + ": " + problem + "\n" +
               answer.body.substr(0, 1000);
    };
    if (answer.status >= 500) {
        if (!mayFail) ADD_FAILURE() << said("a fault");
        return;
    }
    if (!path.starts_with("/api")) return;
    try {
        if (const auto problem = headerProblem(answer); !problem.empty()) ADD_FAILURE() << said(problem);
        const auto problem = answer.status >= 400 ? problemProblem(method, answer) : successProblem(method, answer);
        if (!problem.empty()) ADD_FAILURE() << said(problem);
        if (method == "HEAD" && answer.status >= 400) return;
        const auto difference = differenceFromContract(method, path, answer.status, answer.body);
        if (!difference.empty()) ADD_FAILURE() << said("not as documented: " + difference);
    } catch (const std::exception& failure) {
        ADD_FAILURE() << said(failure.what());
    }
}

}  // namespace tp::test
