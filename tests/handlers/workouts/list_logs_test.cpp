// workouts/list_logs
#include "http_test.h"

namespace {

using namespace tp::test;

struct OwnLogs : HttpTest {
    Person bo = athlete("Bo");
    const std::string path = "/api/workouts";

    void log(const Person& who, const std::string& title, const std::string& day, const std::string& exercise = "") {
        const auto sets =
            exercise.empty() ? "[]" : R"([{"exerciseId": ")" + exercise + R"(", "exercise": "x", "reps": 5}])";
        ASSERT_EQ(as(who)
                      .post(path, body({{"title", title}, {"performedAt", day + "T12:00:00Z"}, {"sets", Raw{sets}}}))
                      .status,
                  201);
    }
    std::vector<std::string> titles(const std::string& query = "") const {
        return as(bo).get(path + query)["items"].texts("title");
    }
};
using Texts = std::vector<std::string>;

TEST_F(OwnLogs, ComeLatestFirstAndFiltered) {
    const auto squat = exercise(bo, "Squat");
    log(bo, "middle", "2026-11-02", squat);
    log(bo, "last", "2026-11-03");
    log(bo, "first", "2026-11-01", squat);
    log(athlete("Cy"), "foreign", "2026-11-02");

    EXPECT_EQ(titles(), (Texts{"last", "middle", "first"}));
    EXPECT_EQ(titles("?from=2026-11-02"), (Texts{"last", "middle"}));
    EXPECT_EQ(titles("?to=2026-11-02"), (Texts{"middle", "first"}));
    EXPECT_EQ(titles("?exerciseId=" + squat), (Texts{"middle", "first"}));
    EXPECT_EQ(titles("?exerciseId=" + missingId()), Texts{});
    EXPECT_EQ(as(bo).get(path)["items"][1]["sets"][0]["reps"].integer(), 5) << "each with its own sets";
    EXPECT_EQ(as(bo).get(path)["items"][0]["sets"].size(), 0);
    EXPECT_EQ(walk(as(bo), path, 1, "title"), (Texts{"last", "middle", "first"}));
    expectListRules(bo, path);
}

}  // namespace
