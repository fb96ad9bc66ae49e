#include "http/request.h"

#include <gtest/gtest.h>

#include "http/error.h"
#include "http/etag.h"
#include "http/fastcgi.h"
#include "http/problem.h"
#include "json/document.h"

namespace tp::http {
namespace {

using namespace std::string_literals;

TEST(CookieValue, IsFoundAmongOthersByItsWholeName) {
    EXPECT_EQ(cookieValue("tp_session=abc", "tp_session"), "abc");
    EXPECT_EQ(cookieValue("a=1; tp_session=abc; b=2", "tp_session"), "abc");
    EXPECT_EQ(cookieValue("a=1;tp_session=abc;b=2", "tp_session"), "abc");
    EXPECT_EQ(cookieValue("tp_session=a=b==", "tp_session"), "a=b==");
    EXPECT_EQ(cookieValue("tp_session=", "tp_session"), "");
    EXPECT_FALSE(cookieValue("", "tp_session"));
    EXPECT_FALSE(cookieValue("xtp_session=abc; tp_sessionx=abc; TP_SESSION=abc", "tp_session"));
    EXPECT_FALSE(cookieValue("__Host-tp_session=abc", "tp_session"));
    EXPECT_FALSE(cookieValue("a=tp_session=abc", "tp_session"));
}

// A cookie that another site of the domain set beside ours must not win by its place.
TEST(CookieValue, IsNothingWhereTheNameOccursTwice) {
    EXPECT_FALSE(cookieValue("tp_session=abc; tp_session=def", "tp_session"));
    EXPECT_FALSE(cookieValue("tp_session=abc; a=1; tp_session=abc", "tp_session"));
    EXPECT_FALSE(cookieValue("tp_session; tp_session=abc", "tp_session"));
}

TEST(CookieValue, OutlivesAnyBytes) {
    EXPECT_FALSE(cookieValue(";;;===;\xff\xc2;", "tp_session"));
    EXPECT_EQ(cookieValue("\xff; tp_session=\xff", "tp_session"), "\xff");
}

TEST(PathParameters, AreTakenByTheNamesOfTheRow) {
    const auto parameters = pathParameters("/api/x/{first}/y/{second}", "/api/x/1/y/two words");

    ASSERT_TRUE(parameters);
    EXPECT_EQ(*parameters, (Parameters{{"first", "1"}, {"second", "two words"}}));
    EXPECT_EQ(pathParameters("/api/x", "/api/x"), Parameters{});
}

TEST(PathParameters, AreNothingWhereThePathHasAnotherShape) {
    for (const auto* path :
         {"", "/", "/api/x", "/api/x/", "/api/x/1/", "/api/x/1/2", "/api/y/1", "api/x/1", "//api/x/1"})
        EXPECT_FALSE(pathParameters("/api/x/{id}", path)) << path;
}

TEST(PathParameters, AreText) {
    EXPECT_EQ(pathParameters("/api/x/{id}", "/api/x/\xC3\xA4")->front().second, "\xC3\xA4");
    EXPECT_THROW(pathParameters("/api/x/{id}", "/api/x/\xC3"), InvalidInput);
}

std::string refusedParameter(std::string_view query) {
    try {
        queryParameters(query);
        return "none";
    } catch (const InvalidInput& error) {
        return error.fields.at(0).field + " " + error.fields.at(0).message;
    }
}

TEST(QueryParameters, AreDecodedInTheirOrder) {
    EXPECT_EQ(queryParameters(""), Parameters{});
    EXPECT_EQ(queryParameters("a=1&b=x+y%26z&c&d="), (Parameters{{"a", "1"}, {"b", "x y&z"}, {"c", ""}, {"d", ""}}));
    EXPECT_EQ(queryParameters("&&a=1&"), (Parameters{{"a", "1"}}));
    EXPECT_EQ(queryParameters("a=b=c"), (Parameters{{"a", "b=c"}}));
}

TEST(QueryParameters, OccurOnceAndAreWellFormed) {
    EXPECT_EQ(refusedParameter("limit=1&limit=2"), "limit occurs twice");
    EXPECT_EQ(refusedParameter("limit=1&%6cimit=1"), "limit occurs twice");
    for (const auto* query :
         {"a=%", "a=%4", "a=%zz", "%=1", "a=%ff", "a=%c3", "%ed%a0%80=1", "a=%00", "%00=1", "a=\xff"})
        EXPECT_EQ(refusedParameter(query), "query is not well-formed") << query;
}

bool isProven(const Request& request, const char* publicUrl) {
    try {
        requireSameOrigin(request, publicUrl);
    } catch (const CrossSite&) {
        return false;
    }
    return true;
}

// What a browser's request looks like, and whether it may change anything.
struct Proof {
    std::optional<std::string> origin;
    std::optional<std::string> fetchSite;
    bool passes;
};

TEST(SameOrigin, IsProvenByWhatIsSentAndNeverContradicted) {
    constexpr auto own = "https://training.example.org";
    const Proof table[] = {
        {own, std::nullopt, true},
        {own, "same-origin", true},
        {std::nullopt, "same-origin", true},
        {"http://127.0.0.1:8080", "same-origin", false},  // where the request was sent to, which the site is not called
        {std::nullopt, std::nullopt, false},
        {own, "same-site", false},
        {own, "cross-site", false},
        {own, "none", false},
        {own, "", false},
        {own, "Same-Origin", false},
        {"https://evil.example", "same-origin", false},
        {"https://evil.example", std::nullopt, false},
        {"null", std::nullopt, false},
        {"", std::nullopt, false},
        {"http://training.example.org", std::nullopt, false},
        {"https://training.example.org:8443", std::nullopt, false},
        {"https://training.example.org.evil.example", std::nullopt, false},
        {"https://training.example.org/", std::nullopt, false},
        {"https://127.0.0.1:8080", std::nullopt, false},
    };
    for (const auto& [origin, fetchSite, passes] : table) {
        Request request{.method = "POST", .scheme = "http", .host = "127.0.0.1:8080"};
        request.origin = origin;
        request.fetchSite = fetchSite;
        EXPECT_EQ(isProven(request, own), passes) << origin.value_or("-") << ' ' << fetchSite.value_or("-");
    }
}

TEST(SameOrigin, IsWhereTheRequestWasSentToWhereNoAddressIsConfigured) {
    for (const auto* host : {"127.0.0.1:8080", "localhost:8080", "192.168.1.5"}) {
        Request request{.method = "POST", .scheme = "http", .host = host};
        request.origin = std::string("http://") + host;
        EXPECT_TRUE(isProven(request, "")) << host;
        request.origin = "http://evil.example";
        EXPECT_FALSE(isProven(request, "")) << host;
    }
}

TEST(Etag, ChangesWithEverythingThatTheAnswerDependsOn) {
    const Request request{.path = "/api/x", .query = "limit=1"};
    const Request otherPath{.path = "/api/y", .query = "limit=1"};
    const Request otherQuery{.path = "/api/x", .query = "limit=2"};
    const Request shifted{.path = "/api/xlimit=1", .query = ""};
    const auto tag = etagOf(request, "session", "7");

    EXPECT_EQ(tag, etagOf(request, "session", "7"));
    EXPECT_TRUE(tag.starts_with('"') && tag.ends_with('"') && tag.size() == 24) << tag;
    for (const auto& other :
         {etagOf(request, "session", "8"), etagOf(request, "other", "7"), etagOf(otherPath, "session", "7"),
          etagOf(otherQuery, "session", "7"), etagOf(shifted, "session", "7")})
        EXPECT_NE(other, tag);
}

TEST(Etag, IsHeldInEveryFormOfTheHeader) {
    EXPECT_TRUE(holdsEtag("\"abc\"", "\"abc\""));
    EXPECT_TRUE(holdsEtag("W/\"abc\"", "\"abc\""));
    EXPECT_TRUE(holdsEtag("\"x\", W/\"abc\" , \"y\"", "\"abc\""));
    EXPECT_TRUE(holdsEtag("*", "\"abc\""));
    EXPECT_TRUE(holdsEtag(" * ", "\"abc\""));
    EXPECT_FALSE(holdsEtag("\"abcd\"", "\"abc\""));
    EXPECT_FALSE(holdsEtag("abc", "\"abc\""));
    EXPECT_FALSE(holdsEtag("", "\"abc\""));
}

TEST(RequestFrom, TakesNginxsParametersByTheirWholeNames) {
    const char* const parameters[] = {"REQUEST_ID=id",
                                      "REQUEST_METHOD=POST",
                                      "DOCUMENT_URI=/api/x",
                                      "QUERY_STRING=a=b=c",
                                      "CONTENT_TYPE=application/json",
                                      "REMOTE_ADDR=192.0.2.1",
                                      "REQUEST_SCHEME=https",
                                      "HTTP_HOST=example.org",
                                      "HTTP_COOKIES=no",
                                      "HTTP_COOKIE=a=1",
                                      "HTTP_ORIGIN=",
                                      "NOTHING",
                                      "=",
                                      "",
                                      nullptr};
    const auto request = requestFrom(parameters, "body");

    EXPECT_EQ(request.id, "id");
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.path, "/api/x");
    EXPECT_EQ(request.query, "a=b=c");
    EXPECT_EQ(request.body, "body");
    EXPECT_EQ(request.cookie, "a=1");
    EXPECT_EQ(request.origin, "") << "there, although empty";
    EXPECT_FALSE(request.fetchSite);
    EXPECT_FALSE(request.idempotencyKey);
    EXPECT_FALSE(request.isSafe());
}

TEST(RequestFrom, TakesAUserAgentThatCanBeShown) {
    const auto userAgentOf = [](const std::string& header) {
        const std::string entry = "HTTP_USER_AGENT=" + header;
        const char* const parameters[] = {entry.c_str(), nullptr};
        return requestFrom(parameters, "").userAgent;
    };
    std::string horses;
    for (int i = 0; i < 75; ++i) horses += "\xF0\x9F\x90\xB4";

    EXPECT_EQ(userAgentOf("Mozilla/5.0 (X11)"), "Mozilla/5.0 (X11)");
    EXPECT_EQ(userAgentOf(horses), horses);
    EXPECT_EQ(userAgentOf(horses + "\xC3\xA4"), horses);
    EXPECT_FALSE(userAgentOf(""));
    EXPECT_FALSE(userAgentOf("Mozilla \xE4"));
}

TEST(RequestFrom, OutlivesHavingNoParameters) {
    EXPECT_EQ(requestFrom(nullptr, "").path, "");
    const char* const none[] = {nullptr};
    EXPECT_FALSE(requestFrom(none, "").cookie);
}

TEST(Problem, ShowsWhatTheCallerMayKnow) {
    const auto text =
        problemOf(InvalidInput(std::vector<FieldError>{{"a", "is missing"}, {"b\"<", "is empty"}}), "id-1");

    EXPECT_EQ(text, R"({"type":"about:blank","title":"Bad Request","status":400,"code":"invalid_input",)"
                    R"("detail":"2 fields are not valid.","errors":[{"field":"a","message":"is missing"},)"
                    R"({"field":"b\"<","message":"is empty"}],"requestId":"id-1"})");
}

TEST(Problem, IsTheSameForEverythingForbidden) { EXPECT_EQ(problemOf(Forbidden(), "x"), problemOf(Forbidden(), "x")); }

TEST(Problem, HasTheStatusOfItsMeaning) {
    const std::pair<Error, int> table[] = {
        {BadJson(""), 400},       {InvalidInput("a", "b"), 400}, {WrongRole(), 400},
        {Unauthenticated(), 401}, {InvalidCredentials(), 401},   {Forbidden(), 403},
        {CrossSite(), 403},       {UserNotFound(), 404},         {Conflict(), 409},
        {EmailTaken(), 409},      {AlreadyConnected(), 409},     {ClientLimitReached(), 409},
        {AthleteLeft(), 409},     {AlreadyAthlete(), 409},       {LastAdmin(), 409},
        {AlreadyLogged(), 409},   {IdempotencyMismatch(), 409},  {InvitationGone(), 410},
        {BodyTooLarge(), 413},    {UnsupportedMediaType(), 415}, {TooManyRequests(7), 429},
        {Unavailable(), 503},     {FeatureDisabled(), 503},      {Internal(), 500}};
    for (const auto& [error, status] : table) {
        const json::Document document(problemOf(error, ""));
        EXPECT_EQ(document.root().member("status")->integer(), status);
        EXPECT_EQ(document.root().member("code")->text(), error.code);
        EXPECT_EQ(error.retryAfter > 0, status == 429 || status == 503) << error.code;
    }
}

}  // namespace
}  // namespace tp::http
