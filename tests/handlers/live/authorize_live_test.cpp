// live/authorize_live, and what nginx makes of it: GET /api/live
#include <memory>
#include <vector>

#include "http_test.h"
#include "live.h"

namespace {

using namespace tp::test;
using namespace std::chrono_literals;

struct AuthorizeLive : HttpTest {
    Person bo = athlete("Bo");
};

TEST_F(AuthorizeLive, LetsWhoIsSignedInListen) {
    const auto answer = as(bo).get("/api/live/authorize");

    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(answer.header("x-user"), "") << "is for nginx alone";
    EXPECT_EQ(Listening(bo).status(), 200);
}

TEST_F(AuthorizeLive, RefusesWhoIsNot) {
    auto stranger = bo;
    for (const auto& token : {std::string(), std::string("x"), std::string(43, 'x'), std::string("' or 1=1")}) {
        stranger.token = token;
        EXPECT_EQ(Listening(stranger).status(), 401) << token;
    }
    EXPECT_TRUE(refused(nobody().with("Accept", "text/event-stream").get("/api/live"), 401, "unauthenticated"));
}

TEST_F(AuthorizeLive, IsNoSignOfLife) {
    sql("update private.sessions set last_seen_at = now() - interval '3 days' where user_id = $1", {bo.id});

    EXPECT_EQ(as(bo).get("/api/live/authorize").status, 204);
    EXPECT_EQ(rowsIn("private.sessions", "user_id = $1 and last_seen_at < now() - interval '2 days'", {bo.id}), 1);

    EXPECT_EQ(as(bo).get("/api/account").status, 200);
    EXPECT_EQ(rowsIn("private.sessions", "user_id = $1 and last_seen_at < now() - interval '2 days'", {bo.id}), 0);
}

TEST_F(AuthorizeLive, RefusesOtherSitesAndOtherMethods) {
    for (const char* site : {"cross-site", "same-site"})
        EXPECT_EQ(as(bo).with("Accept", "text/event-stream").with("Sec-Fetch-Site", site).get("/api/live").status, 404);
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS"}) {
        const auto answer = as(bo).send(method, "/api/live");
        EXPECT_TRUE(refused(answer, 405, "method_not_allowed")) << method;
        EXPECT_EQ(answer.header("allow"), "GET");
    }
    // What asks for no events gets none.
    EXPECT_EQ(as(bo).get("/api/live").status, 404);
}

// An id that nchan does not know, named twice in a quiet channel, ends the worker and every page that it serves.
TEST_F(AuthorizeLive, TakesNoIdOfAnEvent) {
    std::vector<std::unique_ptr<Listening>> pages;
    for (int i = 0; i < 8; ++i) pages.push_back(std::make_unique<Listening>(bo, "?last_event_id=1:0"));
    for (const auto& page : pages) EXPECT_EQ(page->status(), 200);
    EXPECT_FALSE(pages.front()->ends(500ms));
    for (const auto& page : pages) EXPECT_FALSE(page->ends(0ms));

    for (const auto* header : {"If-None-Match", "If-Modified-Since"})
        EXPECT_TRUE(
            refused(as(bo).with("Accept", "text/event-stream").with(header, "*").get("/api/live"), 400, "bad_request"));
}

TEST_F(AuthorizeLive, LetsFiftyPagesOfAUserListen) {
    std::vector<std::unique_ptr<Listening>> pages;
    for (int i = 0; i < 50; ++i) pages.push_back(std::make_unique<Listening>(bo));

    EXPECT_EQ(pages.back()->status(), 200);
    EXPECT_EQ(Listening(bo).status(), 403);
    EXPECT_EQ(Listening(athlete("Cy")).status(), 200);
}

TEST_F(AuthorizeLive, LetsNobodyPublishNorAuthorizeOthers) {
    Listening page(bo);
    ASSERT_EQ(page.status(), 200);

    for (const auto& path : {"/" + bo.id, std::string("/.live_listener"), "/api/live/" + bo.id})
        for (const char* method : {"GET", "POST", "DELETE"})
            EXPECT_GE(as(bo).send(method, path).status, method == std::string("GET") ? 200 : 404) << path;

    EXPECT_FALSE(page.ends(500ms));
    EXPECT_EQ(page.rest().size(), 0);
}

}  // namespace
