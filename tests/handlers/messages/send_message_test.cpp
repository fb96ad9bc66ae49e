// messages/send_message
#include <algorithm>
#include <atomic>
#include <numeric>
#include <set>

#include "http_test.h"

namespace {

using namespace tp::test;

struct SendMessage : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    std::string direct = directConversation(ana, bo);
    using Texts = std::vector<std::string>;

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static std::string pathOf(const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; }
    static Answer send(const Person& who, const std::string& id, const std::string& text) {
        return as(who).post(pathOf(id), body({{"content", text}}));
    }
    static long messages(const std::string& id) { return rowsIn("app.messages", "conversation_id = $1", {id}); }
};

TEST_F(SendMessage, SendsFromBothSides) {
    const auto answer = send(ana, direct, "hello");

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (Texts{"clientKey", "content", "conversationId", "createdAt", "deletedAt", "editedAt", "id", "mentions",
                     "reactions", "readAt", "replyTo", "senderId", "seq"}));
    EXPECT_EQ(answer["conversationId"].text(), direct);
    EXPECT_EQ(answer["seq"].integer(), 1);
    EXPECT_EQ(answer["senderId"].text(), ana.id);
    EXPECT_EQ(answer["content"].text(), "hello");
    EXPECT_TRUE(answer["readAt"].isNull());
    EXPECT_TRUE(answer["clientKey"].isNull());
    EXPECT_EQ(rowsIn("app.messages", "id = $1 and content = 'hello' and sender_id = $2", {answer["id"].text(), ana.id}),
              1);

    EXPECT_EQ(send(bo, direct, "hi")["seq"].integer(), 2);
    EXPECT_EQ(as(ana).get(pathOf(direct))["items"].texts("content"), (Texts{"hi", "hello"}));
}

TEST_F(SendMessage, KeepsTextsToTheByte) {
    for (const auto& text : naughtyTexts()) {
        const auto answer = send(ana, direct, text);
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["content"].text(), text);
    }
    auto stored = as(bo).get(pathOf(direct) + "?limit=100")["items"].texts("content");
    std::ranges::reverse(stored);
    EXPECT_EQ(stored, naughtyTexts());
}

TEST_F(SendMessage, TrimsWhiteSpaceAtTheEndsOnly) {
    const std::string spaces =
        " \t\n\v\f\r\xC2\x85\xC2\xA0\xE1\x9A\x80\xE2\x80\x80\xE2\x80\x8A\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAF\xE2\x81"
        "\x9F\xE3\x80\x80";

    EXPECT_EQ(send(ana, direct, spaces + "a" + spaces + "b" + spaces)["content"].text(), "a" + spaces + "b");
    EXPECT_TRUE(refusedFields(send(ana, direct, spaces), {"content"}));
    EXPECT_EQ(send(ana, direct, "\xE2\x80\x8B\xEF\xBB\xBF")["content"].text(), "\xE2\x80\x8B\xEF\xBB\xBF");
}

TEST_F(SendMessage, TakesTenThousandCharacters) {
    std::string wide;
    for (int i = 0; i < 10000; ++i) wide += "\xF0\x9F\x98\x80";

    EXPECT_EQ(send(ana, direct, wide)["content"].text(), wide);
    EXPECT_EQ(send(ana, direct, " " + std::string(10000, 'x') + "\n")["content"].text(), std::string(10000, 'x'));
    EXPECT_TRUE(refusedFields(send(ana, direct, std::string(10001, 'x')), {"content"}));
    EXPECT_TRUE(refusedFields(send(ana, direct, wide + "x"), {"content"}));
    EXPECT_EQ(messages(direct), 2);
}

TEST_F(SendMessage, RefusesWhatIsNoText) {
    const auto refusedJson = [&](const std::string& text) {
        return refused(as(ana).post(pathOf(direct), R"({"content": ")" + text + "\"}"), 400, "bad_json");
    };

    EXPECT_TRUE(refusedJson("\\ud83d"));
    EXPECT_TRUE(refusedJson("\\ude00"));
    EXPECT_TRUE(refusedJson("\\ude00\\ud83d"));
    EXPECT_TRUE(refusedJson("\\ud83d\\u0041"));
    EXPECT_TRUE(refusedJson("a\\u0000b"));
    EXPECT_TRUE(refusedJson(std::string("a\0b", 3)));
    EXPECT_TRUE(refusedJson("\xED\xA0\xBD\xED\xB8\x80"));
    EXPECT_TRUE(refusedJson("\xC3"));
    EXPECT_TRUE(refusedJson("\xC0\x80"));
    EXPECT_TRUE(refusedJson("\xF5\x80\x80\x80"));
    EXPECT_TRUE(refusedJson("a raw\nline break"));
    EXPECT_EQ(as(ana).post(pathOf(direct), R"({"content": "\ud83d\ude00"})")["content"].text(), "\xF0\x9F\x98\x80");
    EXPECT_EQ(messages(direct), 1);
}

TEST_F(SendMessage, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(pathOf(direct), "{}"), {"content"}));
    EXPECT_TRUE(refusedFields(as(ana).post(pathOf(direct)), {"content"}));
    EXPECT_TRUE(
        refusedFields(as(ana).post(pathOf(direct), R"({"content": 1, "senderId": "x", "seq": 1, "clientKey": null})"),
                      {"content", "senderId", "seq", "clientKey"}));
    EXPECT_TRUE(refusedFields(send(ana, direct, ""), {"content"}));
    EXPECT_TRUE(refusedFields(send(ana, "x", ""), {"conversationId", "content"}));
    EXPECT_TRUE(refusedFields(as(ana).post(pathOf(direct), body({{"content", "x"}, {"conversationId", direct}})),
                              {"conversationId"}));
    EXPECT_TRUE(refusedFields(as(ana).post(pathOf(direct) + "?x=1", body({{"content", "x"}})), {"x"}));
    EXPECT_EQ(messages(direct), 0);
}

TEST_F(SendMessage, RefusesForeignAndMissingConversationsAlike) {
    const auto cy = connected("Cy");
    const auto missing = send(cy, missingId(), "hello");

    for (const auto& stranger : {cy, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(send(stranger, direct, "hello"), missing));
    EXPECT_TRUE(equallyForbidden(as(cy).key("k").post(pathOf(direct), body({{"content", "x"}})), missing));
    EXPECT_EQ(as(cy).post(pathOf(direct), "{}").bodyButRequestId(),
              as(cy).post(pathOf(missingId()), "{}").bodyButRequestId());
    EXPECT_TRUE(refused(nobody().post(pathOf(direct), body({{"content", "x"}})), 401, "unauthenticated"));
    EXPECT_EQ(messages(direct), 0);
}

TEST_F(SendMessage, RefusesWhoLeft) {
    const auto group = groupConversation(ana, {bo, connected("Cy")});
    pause(ana, bo);
    EXPECT_TRUE(refused(send(ana, direct, "hello"), 403, "forbidden"));
    EXPECT_TRUE(refused(send(bo, direct, "hello"), 403, "forbidden"));
    EXPECT_TRUE(refused(send(bo, group, "hello"), 403, "forbidden"));
    EXPECT_EQ(send(ana, group, "without Bo").status, 201);

    disconnect(ana, bo);

    EXPECT_TRUE(equallyForbidden(send(bo, direct, "hello"), send(bo, group, "hello")));
    EXPECT_TRUE(refused(send(ana, direct, "hello"), 403, "forbidden"));
    EXPECT_EQ(send(ana, group, "hello").status, 201);
    EXPECT_EQ(messages(direct), 0);
}

TEST_F(SendMessage, FailsWhereTheConnectionEndsMeanwhile) {
    Unfinished ending("update app.coach_athletes set status = 'terminated' where coach_id = $1", {ana.id});
    auto caught = std::async(std::launch::async, [&] { return send(bo, direct, "late"); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    ending.commit();

    EXPECT_TRUE(refused(caught.get(), 403, "forbidden"));
    EXPECT_EQ(messages(direct), 0);
}

TEST_F(SendMessage, FailsWhereTheSessionEndsMeanwhile) {
    Unfinished ending("delete from private.sessions where user_id = $1", {bo.id});
    auto caught = std::async(std::launch::async, [&] { return send(bo, direct, "late"); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    ending.commit();

    EXPECT_TRUE(refused(caught.get(), 401, "unauthenticated"));
    EXPECT_EQ(messages(direct), 0);
}

// Whatever the order in which sending and ending meet: an acknowledged message is there, and belongs to the time
// before.
TEST_F(SendMessage, IsBeforeTheEndOfTheConnectionOrRefused) {
    for (int round = 0; round < 5; ++round) {
        const auto cy = connected("Cy");
        const auto id = directConversation(ana, cy);
        const auto answers = atOnce(5, [&](int i) {
            if (i < 4) return send(i % 2 == 0 ? ana : cy, id, "hello");
            disconnect(ana, cy);
            return Answer{};
        });
        EXPECT_EQ(countOf(answers, 201) + countOf(answers, 403), 4);
        EXPECT_EQ(messages(id), countOf(answers, 201));
        EXPECT_EQ(
            valueOf("select left_seq from app.conversation_participants where conversation_id = $1 and user_id = $2",
                    {id, cy.id}),
            std::to_string(countOf(answers, 201)));
    }
}

TEST_F(SendMessage, NumbersWithoutAGapInOneOrder) {
    std::vector<Person> people{ana, bo};
    for (int i = 0; i < 3; ++i) people.push_back(connected("Other"));
    const auto group = groupConversation(ana, {people.begin() + 1, people.end()});

    const auto sent = atOnce(5, [&](int i) {
        std::vector<Answer> answers;
        for (int k = 0; k < 12; ++k)
            answers.push_back(send(people[static_cast<std::size_t>(i)], group, std::to_string(k)));
        return answers;
    });

    std::set<std::int64_t> numbers;
    for (const auto& answers : sent) {
        std::int64_t last = 0;
        for (const auto& answer : answers) {
            ASSERT_EQ(answer.status, 201) << answer.body;
            EXPECT_GT(answer["seq"].integer(), last);
            last = answer["seq"].integer();
            numbers.insert(last);
        }
    }
    EXPECT_EQ(numbers.size(), 60);
    EXPECT_EQ(*numbers.begin(), 1);
    EXPECT_EQ(*numbers.rbegin(), 60);
    EXPECT_EQ(rowsIn("(select created_at < lag(created_at) over (order by seq) as back from app.messages "
                     "where conversation_id = $1) m",
                     "back", {group}),
              0);
}

// A reader who has seen a number has seen all before it.
TEST_F(SendMessage, NeverShowsANumberBeforeTheOnesBelowIt) {
    std::atomic<bool> sending = true;
    auto reader = std::async(std::launch::async, [&] {
        int pages = 0;
        while (sending) {
            const auto items = as(bo).get(pathOf(direct) + "?limit=100")["items"];
            for (std::size_t i = 0; i < items.size(); ++i)
                EXPECT_EQ(items[i]["seq"].integer(), static_cast<std::int64_t>(items.size() - i));
            ++pages;
        }
        return pages;
    });
    atOnce(2, [&](int i) {
        for (int k = 0; k < 25; ++k) send(i == 0 ? ana : bo, direct, "hello");
        return 0;
    });
    sending = false;

    EXPECT_GT(reader.get(), 3);
    EXPECT_EQ(messages(direct), 50);
}

TEST_F(SendMessage, RunsOnceAKey) {
    expectIdempotent({ana, pathOf(direct), body({{"content", "hello"}}), body({{"content", "other"}})}, "app.messages",
                     "conversation_id = $1", {direct});
}

TEST_F(SendMessage, KeepsKeysOfUsersApart) {
    const auto group = groupConversation(ana, {bo});
    const auto text = body({{"content", "hello"}});

    const auto anas = as(ana).key("same").post(pathOf(direct), text);
    const auto bos = as(bo).key("same").post(pathOf(direct), text);

    EXPECT_EQ(anas["senderId"].text(), ana.id);
    EXPECT_EQ(bos["senderId"].text(), bo.id);
    EXPECT_EQ(bos["seq"].integer(), 2);
    EXPECT_TRUE(refused(as(ana).key("same").post(pathOf(group), text), 409, "idempotency_mismatch"));
    EXPECT_EQ(Asker(openSession(ana)).key("same").post(pathOf(direct), text).body, anas.body);
    EXPECT_EQ(messages(direct), 2);
}

TEST_F(SendMessage, ForgetsKeysAfterADay) {
    const auto text = body({{"content", "hello"}});
    ASSERT_EQ(as(ana).key("k").post(pathOf(direct), text)["seq"].integer(), 1);
    sql("update app.idempotency_keys set created_at = now() - interval '23 hours' where user_id = $1", {ana.id});
    EXPECT_EQ(as(ana).key("k").post(pathOf(direct), text)["seq"].integer(), 1);

    sql("update app.idempotency_keys set created_at = now() - interval '24 hours 1 second' where user_id = $1",
        {ana.id});

    EXPECT_EQ(as(ana).key("k").post(pathOf(direct), text)["seq"].integer(), 2);
}

// Access ends with the commit that ends the right: not even the stored answer is given any more to who is signed out.
TEST_F(SendMessage, ReplaysNothingToWhoIsSignedOut) {
    const auto text = body({{"content", "hello"}});
    ASSERT_EQ(as(ana).key("k").post(pathOf(direct), text).status, 201);
    as(ana).post("/api/auth/logout");

    EXPECT_TRUE(refused(as(ana).key("k").post(pathOf(direct), text), 401, "unauthenticated"));
}

TEST_F(SendMessage, TakesSixtyAMinuteFromOneUser) {
    const auto taken = atOnce(6, [&](int) {
        int count = 0;
        for (int i = 0; i < 12; ++i) count += send(ana, direct, "hello").status == 201;
        return count;
    });

    EXPECT_EQ(std::accumulate(taken.begin(), taken.end(), 0), 60);
    const auto stopped = Asker(openSession(ana)).post(pathOf(direct), body({{"content", "hello"}}));
    EXPECT_TRUE(refused(stopped, 429, "too_many_requests"));
    EXPECT_LE(std::stoi(stopped.header("retry-after")), 60);
    EXPECT_EQ(send(bo, direct, "hello").status, 201);
    EXPECT_EQ(messages(direct), 61);
}

TEST_F(SendMessage, CountsRefusedRequestsToo) {
    for (int i = 0; i < 60; ++i) ASSERT_TRUE(refusedFields(as(ana).post(pathOf(direct), "{}"), {"content"})) << i;

    EXPECT_TRUE(refused(send(ana, direct, "hello"), 429, "too_many_requests"));
    EXPECT_EQ(messages(direct), 0);
}

TEST_F(SendMessage, QuotesWhatItRepliesTo) {
    const auto first = message(bo, direct, std::string(200, 'x'));
    const auto reply = [&](const Person& who, const std::string& id, const std::string& to) {
        return as(who).post(pathOf(id), body({{"content", "so?"}, {"replyToId", to}}));
    };

    const auto answer = reply(ana, direct, first);

    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto quote = answer["replyTo"];
    EXPECT_EQ(quote.names(), (Texts{"deleted", "excerpt", "id", "senderId", "seq"}));
    EXPECT_EQ(quote["id"].text(), first);
    EXPECT_EQ(quote["seq"].integer(), 1);
    EXPECT_EQ(quote["senderId"].text(), bo.id);
    EXPECT_EQ(quote["excerpt"].text(), std::string(140, 'x'));
    EXPECT_FALSE(quote["deleted"].boolean());
    EXPECT_EQ(as(bo).get(pathOf(direct))["items"][0]["replyTo"]["id"].text(), first);

    const auto group = groupConversation(ana, {bo});
    for (const auto& id : {first, missingId()}) EXPECT_TRUE(refusedFields(reply(ana, group, id), {"replyToId"}));
    const auto di = connected("Di");
    const auto before = message(ana, group, "before Di");
    sql("insert into app.conversation_participants (conversation_id, user_id) values ($1, $2)", {group, di.id});
    EXPECT_TRUE(refusedFields(reply(di, group, before), {"replyToId"}));
    EXPECT_EQ(messages(group), 1);
}

TEST_F(SendMessage, MentionsThoseWhoAreInIt) {
    const auto cy = connected("Cy");
    const auto group = groupConversation(ana, {bo, cy});
    const auto mention = [&](const std::vector<std::string>& ids) {
        return as(ana).post(pathOf(group), body({{"content", "@Bo"}, {"mentionIds", ids}}));
    };

    const auto answer = mention({bo.id, ana.id});

    ASSERT_EQ(answer.status, 201) << answer.body;
    ASSERT_EQ(answer["mentions"].size(), 2);
    EXPECT_EQ(as(bo).get(pathOf(group))["items"][0]["mentions"][0].text(), bo.id);
    EXPECT_TRUE(refusedFields(mention({bo.id, bo.id}), {"mentionIds"}));
    EXPECT_TRUE(refusedFields(mention(std::vector(21, bo.id)), {"mentionIds"}));
    EXPECT_TRUE(refusedFields(mention({missingId()}), {"mentionIds"}));
    EXPECT_TRUE(refusedFields(mention({connected("Di").id}), {"mentionIds"}));
    disconnect(ana, cy);
    EXPECT_TRUE(refusedFields(mention({cy.id}), {"mentionIds"}));
    EXPECT_EQ(messages(group), 1);
}

}  // namespace
