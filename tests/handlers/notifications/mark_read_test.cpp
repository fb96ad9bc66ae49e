// notifications/mark_read
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/notifications/read";

struct MarkNotificationsRead : HttpTest {
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");

    static std::string tell(const Person& whom, const std::string& kind = "message") {
        const auto source = missingId();
        sql("select private.notify($1, $2, null, $3)", {whom.id, kind, source});
        return valueOf("select id from app.notifications where source_id = $1", {source});
    }
    static Answer read(const Person& who, const std::vector<std::string>& ids) {
        return as(who).post(path, body({{"ids", ids}}));
    }
    static long unread(const Person& whom) {
        return rowsIn("app.notifications", "recipient_id = $1 and read_at is null", {whom.id});
    }
};

TEST_F(MarkNotificationsRead, MarksSome) {
    const auto one = tell(bo);
    const auto two = tell(bo);
    tell(bo);

    EXPECT_EQ(read(bo, {one, two}).status, 204);
    EXPECT_EQ(unread(bo), 1);
    const auto first = valueOf("select read_at from app.notifications where id = $1", {one});
    EXPECT_EQ(read(bo, {one, one}).status, 204);
    EXPECT_EQ(valueOf("select read_at from app.notifications where id = $1", {one}), first);
}

TEST_F(MarkNotificationsRead, MarksAllOfTheOwn) {
    tell(bo);
    tell(bo);
    tell(cy);

    EXPECT_EQ(as(bo).post(path, R"({"all": true})").status, 204);
    EXPECT_EQ(unread(bo), 0);
    EXPECT_EQ(unread(cy), 1);
    EXPECT_EQ(as(bo).post(path, R"({"all": true})").status, 204);
}

TEST_F(MarkNotificationsRead, RefusesOthersAndUnknownOnes) {
    const auto own = tell(bo);
    const auto foreign = tell(cy);

    EXPECT_TRUE(equallyForbidden(read(bo, {own, foreign}), read(bo, {own, missingId()})));
    EXPECT_EQ(unread(bo), 1);
    EXPECT_EQ(unread(cy), 1);
    EXPECT_TRUE(refused(nobody().post(path, R"({"all": true})"), 401, "unauthenticated"));
}

TEST_F(MarkNotificationsRead, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"ids"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"all": false})"), {"ids"}));
    EXPECT_TRUE(refusedFields(read(bo, {}), {"ids"}));
    EXPECT_TRUE(refusedFields(read(bo, std::vector<std::string>(101, missingId())), {"ids"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"ids": ["x"], "al": true})"), {"ids[0]", "al"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, body({{"ids", std::vector{tell(bo)}}, {"all", true}})), {"ids"}));
}

// In the order of their ids: marking some and marking all at the same moment would else wait for each other.
TEST_F(MarkNotificationsRead, WaitsForTheFirstBeforeItTakesAnother) {
    const auto later = tell(bo);
    const auto first = tell(bo);
    sql("update app.notifications set id = overlay(id::text placing '00000000-0000' from 1)::uuid where id = $1",
        {first});
    const auto waits = [&](const std::string& what) {
        Unfinished other("select from app.notifications where id < $1 and recipient_id = $2 for update",
                         {later, bo.id});
        auto caught = std::async(std::launch::async, [&] { return as(bo).post(path, what); });
        EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
        EXPECT_TRUE(isFree("app.notifications", later)) << what;
        other.commit();
        EXPECT_EQ(caught.get().status, 204);
    };
    const auto both = valueOf(
        "select json_build_object('ids', json_agg(id order by id desc))::text "
        "from app.notifications where recipient_id = $1",
        {bo.id});

    waits(R"({"all": true})");
    sql("update app.notifications set read_at = null where recipient_id = $1 and id = $2", {bo.id, later});
    sql("update app.notifications set read_at = null where recipient_id = $1 and id < $2", {bo.id, later});
    waits(both);

    EXPECT_EQ(unread(bo), 0);
}

}  // namespace
