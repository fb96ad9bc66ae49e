// background/publish_events: who hears of what, in which order, and how long
#include <atomic>
#include <future>
#include <numeric>
#include <regex>

#include "http_test.h"
#include "live.h"

namespace {

using namespace tp::test;
using namespace std::chrono_literals;

struct PublishEvents : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    Person eve = coach("Eve");
    std::string group = groupConversation(ana, {bo, cy});

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static std::string messagesOf(const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; }
    // The connection stays until all that was told so far has come.
    static void settle() { std::this_thread::sleep_for(300ms); }
};

TEST_F(PublishEvents, TellsEverybodyInAConversationOfItsMessages) {
    Listening bos(bo);
    Listening cys(cy);
    Listening eves(eve);
    Listening anas(ana);

    EXPECT_EQ(as(ana).post(messagesOf(group), body({{"content", "secret"}})).status, 201);

    for (auto* page : {&bos, &cys, &anas}) {
        const auto event = page->next("message", 1s);
        ASSERT_TRUE(event);
        EXPECT_EQ((*event)["conversationId"].text(), group);
        EXPECT_EQ((*event)["seq"].integer(), 1);
        EXPECT_EQ(event->names(), (std::vector<std::string>{"conversationId", "kind", "seq"})) << "and no content";
    }
    EXPECT_FALSE(eves.next("message", 200ms));
}

TEST_F(PublishEvents, TellsNothingOfWhatIsRolledBack) {
    Listening bos(bo);
    message(ana, group, "first");
    ASSERT_TRUE(bos.next("message"));

    EXPECT_ANY_THROW(
        sqlAs(ana.token,
              "with sent as (insert into app.messages (conversation_id, content) values ($1, 'x') returning "
              "seq) select 1 / (seq - 2) from sent",
              {group}));

    EXPECT_FALSE(bos.next("message", 300ms));
}

TEST_F(PublishEvents, TellsOfReadingAndOfMembership) {
    const auto id = message(ana, group, "hello");
    Listening anas(ana);
    Listening bos(bo);
    as(bo).post("/api/messages/conversations/" + group + "/read", body({{"lastReadMessageId", id}}));

    const auto read = anas.next("read");
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)["userId"].text(), bo.id);
    EXPECT_EQ((*read)["seq"].integer(), 1);

    as(bo).post("/api/athlete/coaches/" + ana.id + "/end", "{}");
    EXPECT_TRUE(anas.next("conversation"));
    EXPECT_TRUE(anas.next("connection"));
    EXPECT_TRUE(bos.next("conversation"));
    EXPECT_TRUE(bos.next("connection"));
    settle();
    bos.rest();
    message(ana, group, "after");
    EXPECT_TRUE(anas.next("message"));
    EXPECT_FALSE(bos.next("message", 200ms)) << "who is out of the group hears no more of it";
}

TEST_F(PublishEvents, TellsOfReadMarksOnlyWhereBothShowTheirs) {
    const auto one = message(ana, group, "one");
    sql("update app.users set read_receipts = false where id = $1", {bo.id});
    Listening anas(ana);
    Listening bos(bo);
    const auto read = [&](const Person& who) {
        as(who).post("/api/messages/conversations/" + group + "/read", body({{"lastReadMessageId", one}}));
    };

    read(bo);
    EXPECT_TRUE(bos.next("read")) << "to the own pages";
    read(cy);

    EXPECT_EQ(anas.next("read").value()["userId"].text(), cy.id) << "and not Bo's";
    EXPECT_FALSE(bos.next("read", 200ms));
}

TEST_F(PublishEvents, TellsOfAChangedMessageWhoeverSeesIt) {
    message(ana, group, "old");
    const auto dan = connected("Dan");
    sql("insert into app.conversation_participants (conversation_id, user_id) values ($1, $2)", {group, dan.id});
    Listening bos(bo);
    Listening dans(dan);

    sql("insert into app.message_reactions (conversation_id, seq, user_id, emoji) values ($1, 1, $2, '+')",
        {group, cy.id});

    EXPECT_EQ(bos.next("message_changed").value()["seq"].integer(), 1);
    EXPECT_FALSE(dans.next("message_changed", 200ms)) << "who came later does not see it";

    settle();
    bos.rest();
    dans.rest();
    sql("update app.conversation_participants set muted = true where conversation_id = $1 and user_id = $2",
        {group, dan.id});
    EXPECT_TRUE(dans.next("conversation"));
    EXPECT_FALSE(bos.next("conversation", 200ms)) << "what shows to one alone is told to one alone";
}

TEST_F(PublishEvents, TellsOnceOfTheManyThatQuoteAnEditedMessage) {
    const auto quoted = message(ana, group, "first");
    for (int i = 0; i < 25; ++i)
        sqlAs(bo.token, "insert into app.messages (conversation_id, content, reply_to_seq) values ($1, 'x', 1)",
              {group});
    settle();
    Listening cys(cy);

    sqlAs(ana.token, "select app.edit_message($1, $2, 'second')", {group, quoted});

    EXPECT_EQ(cys.next("message_changed").value()["seq"].integer(), 1);
    EXPECT_TRUE(cys.next("conversation"));
    settle();
    EXPECT_EQ(cys.rest().size(), 0);
}

TEST_F(PublishEvents, TellsOfAssignmentsLogsNotificationsAndInvitations) {
    Listening anas(ana);
    Listening bos(bo);
    Listening eves(eve);
    const auto assigned =
        as(ana).post("/api/coach/assignments",
                     body({{"athleteIds", std::vector{bo.id}}, {"title", "Row"}, {"scheduledFor", "2030-01-07"}}));
    ASSERT_EQ(assigned.status, 201);
    EXPECT_TRUE(bos.next("assignment"));
    EXPECT_TRUE(bos.next("notification"));
    EXPECT_TRUE(anas.next("assignment"));

    workoutLog(bo, assigned["items"][0]["id"].text());
    EXPECT_EQ(anas.next("log").value()["userId"].text(), bo.id);
    EXPECT_TRUE(bos.next("log"));

    settle();
    anas.rest();
    share(bo, "workouts", false);
    EXPECT_TRUE(anas.next("connection"));
    workoutLog(bo, assignment(ana, bo, "Second"));
    EXPECT_FALSE(anas.next("log", 300ms)) << "what is not shared is not told";

    disconnect(ana, bo);
    settle();
    anas.rest();
    sql("update app.workout_assignments set scheduled_for = '2030-01-08' where athlete_id = $1", {bo.id});
    EXPECT_TRUE(bos.next("assignment"));
    EXPECT_FALSE(anas.next("assignment", 300ms)) << "nor anything once it is over";

    inviteUser(eve, bo);
    EXPECT_TRUE(bos.next("invitation"));
    EXPECT_TRUE(eves.next("invitation"));
    EXPECT_FALSE(eves.next("log", 0ms));
}

TEST_F(PublishEvents, EndsWithTheSessionHoweverThatEnds) {
    for (const std::string ending : {
             "delete from private.sessions where user_id = $1",
             "update private.sessions set last_seen_at = now() - idle_timeout where user_id = $1",
             "update private.sessions set expires_at = now() + interval '1 second' where user_id = $1",
             "update app.users set roles = '{admin}' where id = $1",
             // With a new password comes a new token.
             "update private.sessions set token_hash = sha256(token_hash) where user_id = $1",
             // Swept away before anybody looked.
             R"(do $do$ begin
                    update private.sessions set last_seen_at = now() - idle_timeout where user_id = $1;
                    delete from private.sessions where user_id = $1;
                end $do$)",
         }) {
        const auto dan = athlete("Dan");
        Listening page(dan);
        ASSERT_EQ(page.status(), 200);
        sql(std::regex_replace(ending, std::regex(R"(\$1)"), "'" + dan.id + "'"));
        EXPECT_TRUE(page.ends(5s)) << ending;
        EXPECT_EQ(Listening(dan).status(), 401) << ending;
    }
}

TEST_F(PublishEvents, GivesWhoListensAndWhoPollsEachMessageOnceInTheOrderOfAll) {
    constexpr int writers = 100;
    constexpr int each = 2;
    std::vector<Person> members;
    for (int i = 1; i < writers; ++i) members.push_back(connected("Member " + std::to_string(i)));
    const auto crowd = groupConversation(ana, members);
    members.push_back(ana);
    std::vector<std::int64_t> all(std::size_t{writers} * each);
    std::iota(all.begin(), all.end(), 1);

    Listening page(members[0]);
    std::atomic<bool> isOver = false;
    auto polled = std::async(std::launch::async, [&] {
        std::vector<std::int64_t> seen;
        for (bool last = false; !last;) {
            last = isOver;
            const auto behind = "?limit=100&after=" + std::to_string(seen.empty() ? 0 : seen.back());
            const auto items = as(members[1]).get(messagesOf(crowd) + behind)["items"];
            for (std::size_t i = items.size(); i-- > 0;) seen.push_back(items[i]["seq"].integer());
            if (items.size() == 100) last = false;
        }
        return seen;
    });
    const auto sent = atOnce(writers, [&](int i) {
        std::vector<Answer> answers;
        for (int n = 0; n < each; ++n)
            answers.push_back(
                as(members[static_cast<std::size_t>(i)]).post(messagesOf(crowd), body({{"content", "x"}})));
        return countOf(answers, 201);
    });
    isOver = true;

    EXPECT_EQ(std::accumulate(sent.begin(), sent.end(), 0L), writers * each);
    EXPECT_EQ(polled.get(), all);
    std::vector<std::int64_t> heard;
    while (heard.size() < all.size()) {
        const auto event = page.next("message", 5s);
        ASSERT_TRUE(event) << "after " << heard.size();
        heard.push_back((*event)["seq"].integer());
    }
    EXPECT_EQ(heard, all);
    EXPECT_FALSE(page.next("message", 0ms));
}

}  // namespace
