// What holds for every row of handlers/endpoints.txt. (What holds for every answer: tests/support/promises.h.)
#include <algorithm>
#include <set>

#include "contract.h"
#include "http_test.h"

namespace {

using namespace tp::test;

struct EveryEndpoint : HttpTest {
    Person bo = athlete("Bo");
    Person ana = coach("Ana");
    Person ida = administrator("Ida");

    // The row's path with an id of nothing for each parameter.
    static std::string pathOf(const Row& row) {
        auto path = row.path;
        for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
            path.replace(open, path.find('}') - open + 1, "0190f3a0-0000-7000-8000-000000000000");
        return path;
    }
    static bool isOpen(const Row& row) { return row.access == "public" || row.access == "signin"; }
    // Somebody whom the row lets in. Sign-in rows count by address, so each request comes from a new one.
    Asker allowed(const Row& row) const {
        const auto asker = row.access == "coach" ? as(ana) : row.access == "admin" ? as(ida) : as(bo);
        return row.rate.find("address:") == std::string::npos ? asker : asker.from(Network().address());
    }
    Asker withoutSession(const Row& row) const {
        return row.rate.find("address:") == std::string::npos ? nobody() : nobody().from(Network().address());
    }
    // Everything that a test of refusals must leave as it is.
    static std::string everything() {
        return valueOf(
            "select concat_ws(' ', (select count(*) from app.users), (select count(*) from app.coach_athletes), "
            "(select count(*) from app.workout_assignments), (select count(*) from app.workout_logs), "
            "(select count(*) from app.conversations), (select count(*) from app.conversation_participants), "
            "(select count(*) from app.messages), (select count(*) from app.idempotency_keys), "
            "(select count(*) from app.invitations), (select count(*) from app.connection_goals), "
            "(select count(*) from app.coach_notes), "
            "(select sum(version) from app.programs), (select count(*) from app.program_runs), "
            "(select count(*) from app.notification_preferences), "
            "(select count(*) from private.sessions where expires_at > now() + interval '1 hour' and last_seen_at > "
            "now() - "
            "interval '1 hour'), (select sum(last_read_seq) from app.conversation_participants))");
    }
};

// Rows that change something, each once.
std::vector<Row> unsafeRows() {
    std::vector<Row> found;
    std::ranges::copy_if(rows(), std::back_inserter(found), [](const Row& row) { return row.method != "GET"; });
    return found;
}

TEST_F(EveryEndpoint, IsOnThePageTheTestsRead) {
    EXPECT_GE(rows().size(), 20);
    EXPECT_GE(unsafeRows().size(), 9);
    for (const auto& row : rows()) {
        std::set<std::string> known{"public", "signin", "password", "session", "athlete", "coach", "admin"};
        EXPECT_TRUE(known.contains(row.access)) << row.path;
        EXPECT_TRUE((std::set<std::string>{"GET", "POST", "PUT", "DELETE"}.contains(row.method))) << row.path;
    }
}

TEST_F(EveryEndpoint, AsksForASession) {
    const auto before = everything();
    for (const auto& row : rows()) {
        const auto answer = withoutSession(row).send(row.method, pathOf(row), row.method == "GET" ? "" : "{}");
        if (isOpen(row))
            EXPECT_NE(answer.status, 401) << row.path;
        else
            EXPECT_TRUE(refused(answer, 401, "unauthenticated")) << row.path;
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, RefusesTokensOfNoSession) {
    for (const auto& token : {std::string(43, 'x'), std::string("short"), std::string(5000, 'x'),
                              std::string("' or 1=1"), std::string(42, 'A') + "\xC3\xA4"})
        for (const auto& row : rows()) {
            if (isOpen(row)) continue;
            EXPECT_TRUE(refused(Asker(token).send(row.method, pathOf(row), row.method == "GET" ? "" : "{}"), 401,
                                "unauthenticated"))
                << row.path;
        }
}

TEST_F(EveryEndpoint, RefusesTheWrongRole) {
    const auto before = everything();
    for (const auto& row : rows()) {
        if (isOpen(row) || row.access == "session" || row.access == "password") continue;
        std::vector<Person> wrong;
        if (row.access != "athlete") wrong.push_back(bo);
        if (row.access != "coach") wrong.push_back(ana);
        if (row.access != "admin") wrong.push_back(ida);
        for (const auto& person : wrong) {
            const auto answer = as(person).send(row.method, pathOf(row), row.method == "GET" ? "" : "{}");
            EXPECT_TRUE(refused(answer, 403, "forbidden")) << row.path;
        }
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, NamesItsMethodsToOthers) {
    const auto before = everything();
    for (const auto& row : rows()) {
        std::set<std::string> taken;
        for (const auto& other : rows())
            if (isPathOf(other.path, pathOf(row))) {
                taken.insert(other.method);
                if (other.method == "GET") taken.insert("HEAD");
            }
        for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"}) {
            if (taken.contains(method)) continue;
            const auto answer = as(bo).send(method, pathOf(row));
            EXPECT_EQ(answer.status, 405) << method << " " << row.path;
            auto allow = answer.header("allow") + ", ";
            for (const auto& one : taken) EXPECT_NE(allow.find(one + ", "), std::string::npos) << row.path << allow;
            EXPECT_EQ(std::ranges::count(allow, ','), std::ssize(taken)) << row.path << allow;
        }
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, AnswersHeadLikeGetWithoutABody) {
    for (const auto& row : rows()) {
        if (row.method != "GET") continue;
        const auto get = allowed(row).get(pathOf(row));
        const auto head = allowed(row).send("HEAD", pathOf(row));
        EXPECT_EQ(head.status, get.status) << row.path;
        EXPECT_EQ(head.body, "") << row.path;
        EXPECT_EQ(head.header("etag"), get.header("etag")) << row.path;
        EXPECT_EQ(head.header("content-type"), get.header("content-type")) << row.path;
    }
}

TEST_F(EveryEndpoint, TakesJsonOnly) {
    const auto before = everything();
    for (const auto& row : unsafeRows())
        for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                                 "application/jsonp", "application", "text/json", "application/json+x", "/", ""}) {
            const auto answer = allowed(row).with("Content-Type", type).send(row.method, pathOf(row), "{}");
            EXPECT_TRUE(refused(answer, 415, "unsupported_media_type")) << row.path << " " << type;
        }
    for (const auto& row : unsafeRows())
        EXPECT_TRUE(refused(allowed(row).without("Content-Type").send(row.method, pathOf(row), "{}"), 415,
                            "unsupported_media_type"));
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, TakesJsonWithACharset) {
    for (const auto& row : unsafeRows())
        for (const char* type :
             {"application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON"}) {
            const auto answer = allowed(row).with("Content-Type", type).send(row.method, pathOf(row), R"({"x": 1})");
            EXPECT_EQ(answer.status, 400) << row.path << " " << type;
        }
}

TEST_F(EveryEndpoint, TakesBodiesUpToItsLimit) {
    for (const auto& row : unsafeRows()) {
        const std::string most = R"({"x": ")" + std::string(row.largestBody - 9, 'x') + "\"}";
        EXPECT_EQ(allowed(row).send(row.method, pathOf(row), most).status, 400) << row.path;
        const auto answer = allowed(row).send(row.method, pathOf(row), most + " ");
        EXPECT_TRUE(refused(answer, 413, "body_too_large")) << row.path;
        EXPECT_TRUE(refused(allowed(row).with("Transfer-Encoding", "chunked").send(row.method, pathOf(row), most + " "),
                            413, "body_too_large"))
            << row.path;
    }
}

TEST_F(EveryEndpoint, ReadsChunkedBodies) {
    for (const auto& row : unsafeRows()) {
        const auto answer =
            allowed(row).with("Transfer-Encoding", "chunked").send(row.method, pathOf(row), R"({"colour": "blue"})");
        ASSERT_EQ(answer.status, 400) << row.path << answer.body;
        EXPECT_TRUE(std::ranges::count(answer.wrongFields(), "colour")) << row.path;
    }
}

TEST_F(EveryEndpoint, RefusesUnknownFieldsAndParameters) {
    const auto before = everything();
    for (const auto& row : rows()) {
        const auto query = allowed(row).send(row.method, pathOf(row) + "?colour=blue", row.method == "GET" ? "" : "{}");
        EXPECT_EQ(query.status, 400) << row.path;
        EXPECT_TRUE(std::ranges::count(query.wrongFields(), "colour")) << row.path << query.body;
        if (row.method == "GET") continue;
        // A name that is cut off may not be cut off within a character.
        const std::string name = std::string(99, 'x') + "\xF0\x9F\x98\x80";
        const auto body = allowed(row).send(row.method, pathOf(row), "{\"colour\": \"blue\", \"" + name + "\": 1}");
        EXPECT_EQ(body.status, 400) << row.path;
        EXPECT_TRUE(std::ranges::count(body.wrongFields(), "colour")) << row.path << body.body;
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, ProvesItsOriginBeforeItChangesAnything) {
    const auto before = everything();
    const auto port = siteUrl().substr(siteUrl().rfind(':'));
    for (const auto& row : unsafeRows()) {
        const bool countsByAddress = row.rate.find("address:") != std::string::npos;
        const auto from = [&](const Asker& some) {
            return (countsByAddress ? some.from(Network().address()) : some).send(row.method, pathOf(row), "{}");
        };
        const auto asker = allowed(row);
        std::vector<Answer> answers{from(asker.without("Origin").without("Sec-Fetch-Site")),
                                    from(asker.with("Origin", "null")),
                                    from(asker.with("Origin", "")),
                                    from(asker.with("Origin", "https://evil.example")),
                                    from(asker.with("Origin", siteUrl() + ".evil.example")),
                                    from(asker.with("Origin", siteUrl() + "/")),
                                    from(asker.with("Origin", "https" + siteUrl().substr(4))),
                                    from(asker.with("Origin", "http://127.0.0.1")),
                                    from(asker.with("Origin", siteUrl() + ", " + siteUrl())),
                                    from(asker.with("Origin", "http://user@127.0.0.1" + port)),
                                    from(asker.without("Origin").with("Sec-Fetch-Site", "")),
                                    from(asker.without("Sec-Fetch-Site").with("Origin", "https://evil.example"))};
        for (const char* site : {"cross-site", "same-site", "none", "Same-Origin", "same-origin, cross-site"}) {
            answers.push_back(from(asker.with("Sec-Fetch-Site", site)));
            answers.push_back(from(asker.without("Origin").with("Sec-Fetch-Site", site)));
        }
        for (std::size_t i = 0; i < answers.size(); ++i)
            EXPECT_TRUE(refused(answers[i], 403, "cross_site")) << row.path << " " << i;
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(EveryEndpoint, TakesEitherProofOfOrigin) {
    for (const auto& row : unsafeRows()) {
        const auto fine = [&](const Asker& asker) {
            return asker.send(row.method, pathOf(row), R"({"x": 1})").status == 400;
        };
        EXPECT_TRUE(fine(allowed(row).without("Sec-Fetch-Site"))) << row.path;
        EXPECT_TRUE(fine(allowed(row).without("Origin"))) << row.path;
    }
}

TEST_F(EveryEndpoint, RefusesPathParametersThatAreNoIds) {
    for (const auto& row : rows()) {
        const auto open = row.path.find('{');
        if (open == std::string::npos) continue;
        const auto name = row.path.substr(open + 1, row.path.find('}') - open - 1);
        for (const char* id : {"1", "x", "0190F3A0-0000-7000-8000-000000000000", "0190f3a0-0000-7000-8000-00000000000g",
                               "%27", "%F0%9F%98%80", "%C3", "%22%3Cscript%3E", "..;", "%25"}) {
            auto path = row.path;
            path.replace(open, name.size() + 2, id);
            const auto answer = allowed(row).send(row.method, path, row.method == "GET" ? "" : "{}");
            EXPECT_EQ(answer.status, 400) << path << answer.body;
            EXPECT_TRUE(std::ranges::count(answer.wrongFields(), name)) << path << answer.body;
        }
    }
}

TEST_F(EveryEndpoint, HasNoNeighbours) {
    for (const auto& row : rows())
        for (const auto& path :
             {pathOf(row) + "/", pathOf(row) + "x", pathOf(row) + "/x", "/API" + pathOf(row).substr(4),
              pathOf(row) + "%20", pathOf(row) + "%0a", "/api" + pathOf(row)}) {
            if (std::ranges::any_of(rows(), [&](const Row& other) { return isPathOf(other.path, path); })) continue;
            const auto answer = allowed(row).send(row.method, path, row.method == "GET" ? "" : "{}");
            EXPECT_TRUE(answer.status == 404 || (!path.starts_with("/api") && answer.status != 500))
                << path << answer.status;
        }
    for (const char* path : {"/api", "/api/", "/api/nothing"}) EXPECT_EQ(nobody().get(path).status, 404) << path;
}

}  // namespace
