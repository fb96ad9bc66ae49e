// messages/search_messages
#include "http_test.h"

namespace {

using namespace tp::test;

struct SearchMessages : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    std::string direct, group;
    using Texts = std::vector<std::string>;

    SearchMessages() {
        connect(ana, bo);
        connect(ana, cy);
        direct = directConversation(ana, bo);
        group = groupConversation(ana, {bo, cy}, "Squad");
    }
    static std::string encoded(const std::string& text) {
        std::string out;
        char digits[4];
        for (const unsigned char byte : text) {
            std::snprintf(digits, sizeof digits, "%%%02X", byte);
            out += digits;
        }
        return out;
    }
    static Answer search(const Person& who, const std::string& words, const std::string& rest = "") {
        return as(who).get("/api/messages/search?q=" + encoded(words) + rest);
    }
    // The messages found, as their excerpts, hits in brackets.
    static Texts found(const Person& who, const std::string& words, const std::string& rest = "") {
        const auto answer = search(who, words, rest);
        EXPECT_EQ(answer.status, 200) << answer.body;
        Texts texts;
        for (std::size_t i = 0; i < answer["items"].size(); ++i) {
            const auto parts = answer["items"][i]["parts"];
            std::string text;
            for (std::size_t k = 0; k < parts.size(); ++k)
                text += parts[k]["hit"].boolean() ? "[" + parts[k]["text"].text() + "]" : parts[k]["text"].text();
            texts.push_back(text);
        }
        return texts;
    }
};

TEST_F(SearchMessages, ShowsAHitInItsContext) {
    message(bo, group, "How was it?");
    const auto id = message(cy, group, "A marathon, " + std::string(150, 'x'));
    message(ana, group, "Great!");

    const auto hit = search(ana, "marathon")["items"][0];

    EXPECT_EQ(hit.names(), (Texts{"after", "before", "conversation", "message", "parts"}));
    EXPECT_EQ(hit["message"].names(), (Texts{"conversationId", "createdAt", "id", "senderId", "seq"}));
    EXPECT_EQ(hit["message"]["id"].text(), id);
    EXPECT_EQ(hit["message"]["conversationId"].text(), group);
    EXPECT_EQ(hit["message"]["seq"].integer(), 2);
    EXPECT_EQ(hit["message"]["senderId"].text(), cy.id);
    EXPECT_EQ(hit["conversation"]["id"].text(), group);
    EXPECT_TRUE(hit["conversation"]["isGroup"].boolean());
    EXPECT_EQ(hit["conversation"]["title"].text(), "Squad");
    EXPECT_EQ(hit["conversation"]["participants"].texts("displayName").size(), 3);
    EXPECT_EQ(hit["before"]["content"].text(), "How was it?");
    EXPECT_EQ(hit["before"]["senderId"].text(), bo.id);
    EXPECT_EQ(hit["after"]["content"].text(), "Great!");
    EXPECT_EQ(search(ana, "how")["items"][0]["after"]["content"].text().size(), 140);
    EXPECT_TRUE(search(ana, "great")["items"][0]["after"].isNull());
}

TEST_F(SearchMessages, FindsWordsInTheFormsOfSeveralLanguages) {
    message(bo, direct, "I was running with my mother-in-law");
    message(bo, direct, "Die Läufe waren schön");
    message(bo, direct, "Les entraînements étaient durs");
    message(bo, direct, "Las carreras fueron rápidas");
    message(bo, direct, "Ho corso; gli allenamenti sono finiti");
    message(bo, direct, "As corridas foram ótimas");

    EXPECT_EQ(found(ana, "runs"), (Texts{"I was [running] with my mother-in-law"}));
    EXPECT_EQ(found(ana, "laufen"), (Texts{"Die [Läufe] waren schön"}));
    EXPECT_EQ(found(ana, "SCHÖN"), (Texts{"Die Läufe waren [schön]"}));
    EXPECT_EQ(found(ana, "entrainement"), (Texts{"Les [entraînements] étaient durs"}));
    EXPECT_EQ(found(ana, "carrera rapida"), (Texts{"Las [carreras] fueron [rápidas]"}));
    EXPECT_EQ(found(ana, "allenamento"), (Texts{"Ho corso; gli [allenamenti] sono finiti"}));
    EXPECT_EQ(found(ana, "corrida"), (Texts{"As [corridas] foram ótimas"}));
    EXPECT_EQ(found(ana, "mother-in"), (Texts{"I was running with my [mother]-[in]-law"}));
}

TEST_F(SearchMessages, TakesBeginningsPhrasesAndWhatIsNotWanted) {
    message(bo, direct, "long run on Sunday");
    message(bo, direct, "run long, Sunday is far");
    message(bo, direct, "see https://example.org/plan/week_3");

    EXPECT_EQ(found(ana, "su"), (Texts{"run long, [Sunday] is far", "long run on [Sunday]"}));
    EXPECT_EQ(found(ana, "sund"), (Texts{"run long, [Sunday] is far", "long run on [Sunday]"}));
    EXPECT_EQ(found(ana, "sund run"), Texts{}) << "only the last word may be a beginning";
    EXPECT_EQ(found(ana, "run sund far").size(), 0);
    EXPECT_EQ(found(ana, "\"long run\""), (Texts{"[long] [run] on Sunday"}));
    EXPECT_EQ(found(ana, "\"long ru\""), Texts{});
    EXPECT_EQ(found(ana, "run -far"), (Texts{"long [run] on Sunday"}));
    EXPECT_EQ(found(ana, "sunday -\"long run\""), (Texts{"run long, [Sunday] is far"}));
    EXPECT_EQ(found(ana, "example plan"), (Texts{"see https://[example].org/[plan]/week_3"}));
    for (const char* nothing : {"-run", "\"", "!?", "\xF0\x9F\x98\x80", "' | !x:* & <-> \\", "-", "run & zzz"})
        EXPECT_EQ(found(ana, nothing), Texts{}) << nothing;
}

TEST_F(SearchMessages, SearchesByPersonConversationAndDay) {
    sql("update app.users set time_zone = 'Pacific/Auckland' where id = $1", {ana.id});
    message(bo, direct, "tempo one");
    message(bo, group, "tempo two");
    const auto late = message(cy, group, "tempo three");
    // 13:30 UTC is the next day in Auckland.
    sql("update private.message_words w set created_at = '2026-03-01T13:30:00Z' from app.messages m "
        "where m.id = $1 and w.conversation_id = m.conversation_id and w.seq = m.seq",
        {late});

    EXPECT_EQ(found(ana, "tempo", "&senderId=" + bo.id), (Texts{"[tempo] two", "[tempo] one"}));
    EXPECT_EQ(found(ana, "tempo", "&senderId=" + missingId()), Texts{});
    EXPECT_EQ(found(ana, "tempo", "&conversationId=" + direct), (Texts{"[tempo] one"}));
    EXPECT_EQ(found(ana, "tempo", "&since=2026-03-02&until=2026-03-02"), (Texts{"[tempo] three"}));
    EXPECT_EQ(found(bo, "tempo", "&until=2026-03-02"), (Texts{"[tempo] three"}));
    EXPECT_EQ(found(ana, "tempo", "&until=2026-03-01"), Texts{});
    EXPECT_EQ(found(bo, "tempo", "&until=2026-03-01"), (Texts{"[tempo] three"}));
    EXPECT_EQ(found(ana, "tempo", "&since=2026-03-03").size(), 2);
}

// Words that all begin alike, and questions that name them often, or as many of them as it takes.
TEST_F(SearchMessages, IsQuickWhateverIsWrittenAndAsked) {
    std::string text = "back";
    for (int i = 0; text.size() < 9990; ++i)
        text += " aa" + std::string{static_cast<char>('a' + i / 26 % 26), static_cast<char>('a' + i % 26)};
    for (int i = 0; i < 5; ++i) message(bo, direct, text);
    std::string words;
    for (int i = 0; i < 65; ++i) words += "aa ";
    const auto different = text.substr(5, 199);

    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(search(bo, words + "b").status, 200);
    EXPECT_EQ(search(bo, "a").status, 200);
    EXPECT_EQ(search(bo, different)["items"].size(), 5);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST_F(SearchMessages, IsAList) {
    for (int i = 0; i < 3; ++i) message(bo, i == 1 ? group : direct, "interval " + std::to_string(i));

    expectListRules(ana, "/api/messages/search?q=interval");
}

TEST_F(SearchMessages, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).get("/api/messages/search"), {"q"}));
    EXPECT_TRUE(refusedFields(search(ana, " ", "&senderId=x&conversationId=y&since=2026-02-30&until=z&what=1"),
                              {"q", "senderId", "conversationId", "since", "until", "what"}));
    EXPECT_TRUE(refusedFields(search(ana, std::string(201, 'x')), {"q"}));
    EXPECT_TRUE(refused(nobody().get("/api/messages/search?q=x"), 401, "unauthenticated"));
}

// Neither found nor told from what is not there.
TEST_F(SearchMessages, FindsNothingForeign) {
    message(ana, direct, "secret");
    ASSERT_EQ(found(bo, "secret").size(), 1);

    for (const auto& stranger : {cy, coach("Eve"), administrator("Ida")}) {
        EXPECT_EQ(search(stranger, "secret").body, search(stranger, "nothing").body);
        EXPECT_TRUE(equallyForbidden(search(stranger, "secret", "&conversationId=" + direct),
                                     search(stranger, "secret", "&conversationId=" + missingId())));
        EXPECT_EQ(found(stranger, "secret", "&senderId=" + ana.id), Texts{});
    }
}

TEST_F(SearchMessages, FindsForWhoLeftOnlyWhatCameBefore) {
    message(cy, group, "fartlek one");
    disconnect(ana, bo);
    message(cy, group, "fartlek two");

    EXPECT_EQ(found(bo, "fartlek"), (Texts{"[fartlek] one"}));
    EXPECT_TRUE(search(bo, "fartlek")["items"][0]["after"].isNull());
    EXPECT_EQ(search(bo, "fartlek")["items"][0]["conversation"]["title"].text(), "Squad");
    EXPECT_EQ(found(bo, "fartlek", "&conversationId=" + group).size(), 1);
    EXPECT_EQ(found(cy, "fartlek"), (Texts{"[fartlek] two", "[fartlek] one"}));
}

// A version that was written since is not what somebody who left has seen.
TEST_F(SearchMessages, FindsForWhoLeftNothingThatWasChangedSince) {
    const auto id = message(cy, group, "orienteering");
    message(cy, group, "orienteering again");
    disconnect(ana, bo);
    sql("with old as (insert into app.message_edits select conversation_id, seq, 1, content, created_at, now() "
        "from app.messages where id = $1) "
        "update app.messages set content = 'swimming', edited_at = clock_timestamp(), changed_revision = 1000 where id "
        "= $1",
        {id});

    EXPECT_EQ(found(bo, "swimming"), Texts{});
    EXPECT_EQ(found(bo, "orienteering"), (Texts{"[orienteering] again"}));
    EXPECT_EQ(search(bo, "again")["items"][0]["before"]["content"].text(), "orienteering") << "nor beside a hit";
    EXPECT_EQ(found(cy, "swimming"), (Texts{"[swimming]"}));
}

TEST_F(SearchMessages, FindsForWhoJoinedLaterOnlyWhatCameSince) {
    message(cy, group, "hills one");
    message(cy, group, "hills two");
    message(cy, group, "hills three");
    message(cy, group, "hills four");
    sql("update app.conversation_participants set joined_seq = 1, gaps = '{[3,4)}' "
        "where conversation_id = $1 and user_id = $2",
        {group, bo.id});

    EXPECT_EQ(found(bo, "hills"), (Texts{"[hills] four", "[hills] two"}));
    EXPECT_EQ(found(bo, "one three"), Texts{});
    const auto hits = search(bo, "hills")["items"];
    EXPECT_TRUE(hits[0]["before"].isNull()) << "what it was in between";
    EXPECT_TRUE(hits[1]["after"].isNull());
    EXPECT_TRUE(hits[1]["before"].isNull()) << "what came before";
}

TEST_F(SearchMessages, FindsNeitherOldVersionsNorWhatIsDeleted) {
    const auto edited = message(ana, direct, "sprint");
    const auto deleted = message(ana, direct, "sprint again");
    const auto path = "/api/messages/conversations/" + direct + "/messages/";

    ASSERT_EQ(as(ana).send("PUT", path + edited, body({{"content", "stroll"}})).status, 200);
    ASSERT_EQ(as(ana).send("DELETE", path + deleted).status, 204);

    EXPECT_EQ(found(bo, "sprint"), Texts{});
    EXPECT_EQ(found(bo, "stroll"), (Texts{"[stroll]"}));
    EXPECT_TRUE(search(bo, "stroll")["items"][0]["after"].isNull());
}

TEST_F(SearchMessages, GivesTextsBackToTheByte) {
    for (const auto& text : naughtyTexts()) message(ana, direct, "aardvark\n" + text);

    const auto items = search(bo, "aardvark", "&limit=100")["items"];

    ASSERT_EQ(items.size(), naughtyTexts().size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto parts = items[i]["parts"];
        const auto& text = naughtyTexts()[items.size() - 1 - i];
        if (text.size() > 100 || text.find("aardvark") != std::string::npos) continue;
        ASSERT_EQ(parts.size(), 2) << text;
        EXPECT_EQ(parts[1]["text"].text(), "\n" + text);
    }
}

}  // namespace
