// coach/write_notes
#include "http_test.h"

namespace {

using namespace tp::test;

struct WriteNotes : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    WriteNotes() { connect(ana, bo); }
    static Answer write(const Person& who, const std::string& athleteId, const std::string& notes) {
        return as(who).send("PUT", "/api/coach/athletes/" + athleteId + "/notes", body({{"notes", notes}}));
    }
    std::string stored() const {
        return valueOf("select notes from app.coach_notes where coach_id = $1 and athlete_id = $2", {ana.id, bo.id});
    }
};

TEST_F(WriteNotes, ReplacesThem) {
    ASSERT_EQ(write(ana, bo.id, "Bad knee").status, 200);
    const auto answer = write(ana, bo.id, std::string(10000, 'x'));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["notes"].text(), std::string(10000, 'x'));
    EXPECT_EQ(stored(), std::string(10000, 'x'));
    EXPECT_EQ(write(ana, bo.id, "").status, 200);
    EXPECT_EQ(stored(), "");
}

TEST_F(WriteNotes, RefusesStrangersAndWhatHasEnded) {
    const auto foreign = write(coach("Eve"), bo.id, "x");

    EXPECT_TRUE(equallyForbidden(foreign, write(coach("Eve"), missingId(), "x")));
    EXPECT_TRUE(equallyForbidden(foreign, write(bo, bo.id, "x")));
    EXPECT_TRUE(refusedFields(write(ana, bo.id, std::string(10001, 'x')), {"notes"}));
    disconnect(ana, bo);
    EXPECT_TRUE(equallyForbidden(foreign, write(ana, bo.id, "x")));
    EXPECT_EQ(rowsIn("app.coach_notes", "athlete_id = $1", {bo.id}), 0);
}

}  // namespace
