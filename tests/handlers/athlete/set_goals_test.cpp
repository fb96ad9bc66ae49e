// athlete/set_goals
#include "http_test.h"

namespace {

using namespace tp::test;

struct SetGoals : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    SetGoals() { connect(ana, bo); }
    static Answer set(const Person& who, const std::string& coachId, const std::string& given) {
        return as(who).send("PUT", "/api/athlete/coaches/" + coachId + "/goals", given);
    }
    std::string stored() const {
        return valueOf("select array_to_string(goals, '|') from app.connection_goals where athlete_id = $1", {bo.id});
    }
};

TEST_F(SetGoals, ReplacesThem) {
    ASSERT_EQ(set(bo, ana.id, body({{"goals", std::vector<std::string>{"Marathon"}}})).status, 200);
    const auto answer = set(bo, ana.id, body({{"goals", std::vector<std::string>{" A pull-up ", "5 km"}}}));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body, R"({"goals":["A pull-up","5 km"]})");
    EXPECT_EQ(stored(), "A pull-up|5 km");
    EXPECT_EQ(set(bo, ana.id, R"({"goals": []})").body, R"({"goals":[]})");
}

TEST_F(SetGoals, KeepsEveryText) {
    for (const auto& text : naughtyTexts()) {
        EXPECT_EQ(set(bo, ana.id, body({{"goals", std::vector{text}}})).status, 200) << text;
        EXPECT_EQ(stored(), text);
    }
}

TEST_F(SetGoals, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(set(bo, ana.id, "{}"), {"goals"}));
    EXPECT_TRUE(refusedFields(set(bo, ana.id, body({{"goals", std::vector<std::string>(11, "x")}})), {"goals"}));
    EXPECT_TRUE(
        refusedFields(set(bo, ana.id, body({{"goals", std::vector<std::string>{"x", " ", std::string(201, 'x')}}})),
                      {"goals[1]", "goals[2]"}));
}

TEST_F(SetGoals, RefusesStrangersAndWhatHasEnded) {
    const auto given = body({{"goals", std::vector<std::string>{"x"}}});
    const auto foreign = set(athlete("Cy"), ana.id, given);

    EXPECT_TRUE(equallyForbidden(foreign, set(athlete("Cy"), missingId(), given)));
    EXPECT_TRUE(equallyForbidden(foreign, set(ana, ana.id, given)));
    disconnect(ana, bo);
    EXPECT_TRUE(equallyForbidden(foreign, set(bo, ana.id, given)));
    EXPECT_EQ(rowsIn("app.connection_goals", "coach_id = $1", {ana.id}), 0);
}

}  // namespace
