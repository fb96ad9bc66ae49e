// programs/read_program
#include "programs.h"

namespace {

using namespace tp::test;

struct ReadProgram : ProgramTest {
    static Answer read(const Person& who, const std::string& id) { return as(who).get("/api/programs/" + id); }
};

TEST_F(ReadProgram, ShowsWhatTheOwnerShows) {
    struct {
        const char* visibility;
        bool toAthlete, toStranger;
    } const rows[] = {
        {"private", false, false}, {"coach_only", false, false}, {"template", true, false}, {"public", true, true}};
    for (const auto& row : rows) {
        const auto id = program(ana, "Base", row.visibility);
        EXPECT_EQ(read(ana, id)["coachNotes"].text(), "for me");
        EXPECT_EQ(read(bo, id).status, row.toAthlete ? 200 : 403) << row.visibility;
        EXPECT_EQ(read(eve, id).status, row.toStranger ? 200 : 403) << row.visibility;
        if (row.toAthlete) {
            EXPECT_TRUE(read(bo, id)["coachNotes"].isNull());
            EXPECT_EQ(read(bo, id)["weeks"][1]["days"][std::size_t{0}]["title"].text(), "Day 2");
        }
    }
}

TEST_F(ReadProgram, ShowsCoachesWhatAthletesShowThem) {
    for (const char* visibility : {"coach_only", "template"}) {
        const auto id = program(bo, "Mine", visibility);
        EXPECT_EQ(read(ana, id).status, 200) << visibility;
        EXPECT_EQ(read(cy, id).status, 403) << visibility;
        EXPECT_EQ(read(eve, id).status, 403) << visibility;
    }
    const auto id = program(bo, "Mine", "coach_only");
    share(bo, "workouts", false);
    EXPECT_EQ(read(ana, id).status, 403);
    share(bo, "workouts", true);
    pause(ana, bo);
    EXPECT_EQ(read(ana, id).status, 403);
}

TEST_F(ReadProgram, AnswersForWhatIsMissingAsForWhatIsForeign) {
    EXPECT_TRUE(equallyForbidden(read(eve, program(ana)), read(eve, missingId())));
    EXPECT_EQ(read(ana, "x").status, 400);
}

}  // namespace
