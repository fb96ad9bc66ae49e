// programs/list_programs
#include "programs.h"

namespace {

using namespace tp::test;

struct ListPrograms : ProgramTest {
    static std::vector<std::string> titles(const Person& who, const std::string& query) {
        return as(who).get("/api/programs?limit=100&" + query)["items"].texts("title");
    }
};

TEST_F(ListPrograms, ShowsTheOwnWhoseLastChangeIsLatestFirst) {
    program(ana, "One");
    program(ana, "Two", "template");
    program(eve, "Foreign");

    const auto answer = as(ana).get("/api/programs");

    EXPECT_EQ(answer["items"].texts("title"), (std::vector<std::string>{"Two", "One"}));
    const auto item = answer["items"][std::size_t{0}];
    EXPECT_EQ(item["weekCount"].integer(), 2);
    EXPECT_EQ(item["dayCount"].integer(), 2);
    EXPECT_EQ(item["owner"]["displayName"].text(), ana.displayName);
    EXPECT_EQ(item["athleteCount"].integer(), 0);
    EXPECT_EQ(titles(ana, "q=tW"), (std::vector<std::string>{"Two"}));
    EXPECT_EQ(titles(ana, "q=%25"), (std::vector<std::string>{}));
}

TEST_F(ListPrograms, ShowsCoachesWhatTheirAthletesHave) {
    const auto given = program(ana, "Given");
    program(ana, "Kept");
    programRun(given, &ana, bo);
    programRun(given, &ana, bo);
    programRun(given, &ana, cy);
    program(bo, "Shown", "coach_only");
    program(bo, "Hidden");

    EXPECT_EQ(titles(ana, "tab=clients"), (std::vector<std::string>{"Shown", "Given"}));
    const auto item = as(ana).get("/api/programs?tab=clients&q=Given")["items"][std::size_t{0}];
    EXPECT_EQ(item["athletes"].texts("id"), (std::vector{bo.id, cy.id}));
    EXPECT_EQ(item["athleteCount"].integer(), 2);
    disconnect(ana, bo);
    EXPECT_EQ(titles(ana, "tab=clients"), (std::vector<std::string>{"Given"}));
    EXPECT_EQ(titles(eve, "tab=clients"), (std::vector<std::string>{}));
}

TEST_F(ListPrograms, ShowsAthletesWhatCoachesGave) {
    const auto given = program(ana, "Given");
    program(ana, "Kept");
    programRun(given, &ana, bo);
    programRun(program(bo, "Own"), nullptr, bo);
    sql("update app.programs set title = 'Changed since', description = 'secret' where id = $1", {given});

    const auto item = as(bo).get("/api/programs?tab=coach")["items"][std::size_t{0}];

    EXPECT_EQ(titles(bo, "tab=coach"), (std::vector<std::string>{"Given"})) << "as it was when it was given";
    EXPECT_EQ(item["id"].text(), given);
    EXPECT_EQ(item["owner"]["displayName"].text(), ana.displayName);
    EXPECT_TRUE(item["description"].isNull());
    EXPECT_EQ(item["dayCount"].integer(), 2);
    EXPECT_EQ(titles(cy, "tab=coach"), (std::vector<std::string>{}));
}

TEST_F(ListPrograms, ShowsTemplatesToOwnPeopleAndPublicOnesToAll) {
    const auto mark = missingId();
    program(ana, "T " + mark, "template");
    program(eve, "P " + mark, "public");
    program(ana, "C " + mark, "coach_only");
    const auto query = "tab=templates&q=" + mark;

    EXPECT_EQ(titles(ana, query), (std::vector{"P " + mark, "T " + mark}));
    EXPECT_EQ(titles(bo, query), (std::vector{"P " + mark, "T " + mark}));
    EXPECT_EQ(titles(athlete("Di"), query), (std::vector{"P " + mark}));
    EXPECT_EQ(as(bo).get("/api/programs?" + query)["items"][std::size_t{0}]["owner"]["displayName"].text(),
              eve.displayName);
}

TEST_F(ListPrograms, IsAList) {
    for (int i = 0; i < 5; ++i) program(ana, "Program " + std::to_string(i)), program(bo, "Other");
    EXPECT_EQ(walk(as(ana), "/api/programs", 2, "title").size(), 5);
    expectListRules(ana, "/api/programs");
    EXPECT_TRUE(refusedFields(as(ana).get("/api/programs?tab=all"), {"tab"}));
}

}  // namespace
