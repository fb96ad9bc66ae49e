// The fixture of the tests about messages: a coach, two athletes, their group, and somebody else's coach.
#pragma once

#include <string>
#include <vector>

#include "http_test.h"

namespace tp::test {

struct Messenger : HttpTest {
    using Texts = std::vector<std::string>;

    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    std::string group = groupConversation(ana, {bo, cy});

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    // The group's, or one message's.
    std::string path(const std::string& rest = "") const { return "/api/messages/conversations/" + group + rest; }
    std::string pathOf(const std::string& messageId, const std::string& rest = "") const {
        return path("/messages/" + messageId + rest);
    }
    static std::string reaction(const std::string& emoji) {
        std::string escaped = "/reactions/";
        for (const unsigned char c : emoji) {
            constexpr const char* digits = "0123456789ABCDEF";
            escaped += {'%', digits[c / 16], digits[c % 16]};
        }
        return escaped;
    }

    Answer send(const Person& who, const std::string& content) const {
        return as(who).post(path("/messages"), body({{"content", content}}));
    }
    Answer reply(const Person& who, const std::string& content, const std::string& to) const {
        return as(who).post(path("/messages"), body({{"content", content}, {"replyToId", to}}));
    }
    Answer edit(const Person& who, const std::string& id, const std::string& content) const {
        return as(who).send("PUT", pathOf(id), body({{"content", content}}));
    }
    Answer remove(const Person& who, const std::string& id) const { return as(who).send("DELETE", pathOf(id)); }
    Answer react(const Person& who, const std::string& id, const std::string& emoji) const {
        return as(who).send("PUT", pathOf(id, reaction(emoji)));
    }
    Answer read(const Person& who, const std::string& id) const { return as(who).get(pathOf(id)); }
    Texts contents(const Person& who) const { return as(who).get(path("/messages"))["items"].texts("content"); }
    std::int64_t revision(const Person& who) const { return as(who).get(path("/changes"))["revision"].integer(); }
    // Of everybody who has nothing to do with the message: the same answer as for one that is not there.
    void expectForbiddenToOthers(const std::string& method, const std::string& id, const std::string& rest,
                                 const std::string& sent = "") const {
        const auto missing = as(cy).send(method, pathOf(missingId(), rest), sent);
        EXPECT_EQ(missing.status, 403) << missing.body;
        for (const auto& stranger : {connected("Di"), coach("Eve"), administrator("Ida")})
            EXPECT_TRUE(equallyForbidden(as(stranger).send(method, pathOf(id, rest), sent), missing));
        EXPECT_TRUE(refused(nobody().send(method, pathOf(id, rest), sent), 401, "unauthenticated"));
        EXPECT_TRUE(refusedFields(as(bo).send(method, pathOf("x", rest), sent), {"messageId"}));
    }
    // As if that many minutes had passed since.
    static void age(const std::string& messageId, const std::string& interval) {
        sql("update app.messages set created_at = clock_timestamp() - $2::interval where id = $1",
            {messageId, interval});
    }
};

}  // namespace tp::test
