// Promise 2: many users' requests, mixed, through the same few processes and kept connections. Nobody's answer holds
// anybody else's data.
#include <atomic>
#include <random>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr int threads = 8;
constexpr int requestsOfAThread = 1300;

// A coach with an athlete. Everything of theirs holds their mark and nobody else's.
struct Pair {
    std::string mark;
    Person coach;
    Person athlete;
    std::string conversation;
    std::string assignment;
};

struct Interleaving : HttpTest {
    std::vector<Pair> pairs;

    Interleaving() {
        for (int i = 0; i < 12; ++i) {
            const auto mark = "mark-" + std::to_string(100 + i) + "-of-this-pair";
            Pair pair{mark, coach("Coach " + mark), athlete("Athlete " + mark), "", ""};
            connect(pair.coach, pair.athlete);
            pair.conversation = directConversation(pair.coach, pair.athlete);
            message(pair.coach, pair.conversation, "message " + mark);
            pair.assignment = assignment(pair.coach, pair.athlete, "workout " + mark);
            workoutLog(pair.athlete, assignment(pair.coach, pair.athlete, "logged " + mark), "log " + mark);
            pairs.push_back(pair);
        }
    }

    // One request of one of the two, which must be answered with their mark.
    static Answer ask(const Pair& pair, unsigned kind) {
        const auto messages = "/api/messages/conversations/" + pair.conversation + "/messages";
        switch (kind % 10) {
            case 0: return as(pair.coach).get("/api/coach/athletes");
            case 1: return as(pair.athlete).get("/api/athlete/coaches");
            case 2: return as(pair.coach).get("/api/coach/assignments?athleteId=" + pair.athlete.id);
            case 3: return as(pair.athlete).get("/api/athlete/assignments");
            case 4: return as(pair.athlete).get("/api/athlete/assignments/" + pair.assignment);
            case 5: return as(pair.coach).get("/api/coach/logs");
            case 6: return as(kind % 20 == 6 ? pair.coach : pair.athlete).get("/api/messages/conversations");
            case 7: return as(kind % 20 == 7 ? pair.coach : pair.athlete).get(messages);
            case 8: return as(kind % 20 == 8 ? pair.coach : pair.athlete).get("/api/auth/session");
            default:
                return as(pair.athlete)
                    .post("/api/messages/conversations", body({{"participantIds", std::vector{pair.coach.id}}}));
        }
    }

    bool holdsOnly(const std::string& text, const std::string& mark) const {
        if (text.find(mark) == std::string::npos) return false;
        for (const auto& other : pairs)
            if (other.mark != mark && text.find(other.mark) != std::string::npos) return false;
        return true;
    }
};

TEST_F(Interleaving, GivesEverybodyTheirOwn) {
    std::atomic<int> answered = 0;
    atOnce(threads, [&](int thread) {
        std::minstd_rand random(static_cast<unsigned>(thread) + 1);
        for (int i = 0; i < requestsOfAThread; ++i) {
            const auto& pair = pairs[random() % pairs.size()];
            auto kind = static_cast<unsigned>(random() / 7);
            // The creation of conversations is counted a minute; there are enough other requests.
            if (kind % 10 == 9 && i > 50) --kind;
            // Refusals in between: what they leave behind must not be seen either.
            if (i % 9 == 0) {
                const auto& foreign = pairs[random() % pairs.size()];
                if (foreign.mark == pair.mark) continue;
                const auto answer =
                    as(pair.athlete).get("/api/messages/conversations/" + foreign.conversation + "/messages");
                EXPECT_TRUE(refused(answer, 403, "forbidden"));
                EXPECT_EQ(answer.body.find("mark-"), std::string::npos);
            } else if (i % 31 == 0) {
                EXPECT_TRUE(refused(nobody().get("/api/messages/conversations"), 401, "unauthenticated"));
            } else {
                const auto answer = ask(pair, kind);
                EXPECT_EQ(answer.status, 200) << answer.body.substr(0, 500);
                EXPECT_TRUE(holdsOnly(answer.body, pair.mark)) << pair.mark << "\n" << answer.body.substr(0, 2000);
            }
            ++answered;
        }
        return 0;
    });
    EXPECT_GT(answered, 10000);
}

}  // namespace
