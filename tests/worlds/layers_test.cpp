// The property that the security of the whole stands on: for everybody and everything, the first layer alone (the
// assertions of auth/authorize.h, with the policies switched off) and the second layer alone (plain SQL under the
// policies, without an assertion) say what the rules say, on many random worlds.
//
// A verdict is a number: 0 is refused, more is what one sees or may do. TP_TEST_SEED repeats a run, TP_TEST_WORLDS says
// how many worlds. What only chooses an endpoint's audience (a promoted athlete still owns old assignments, but has no
// page for them) is left to the tests of the endpoints.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "coaching/connection_service.h"
#include "http/error.h"
#include "layers.h"
#include "messaging/message_service.h"
#include "model.h"
#include "test_database.h"
#include "training/assignment_service.h"
#include "training/log_service.h"
#include "world.h"

namespace tp::worlds {
namespace {

unsigned setting(const char* name, unsigned otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr ? static_cast<unsigned>(std::strtoul(value, nullptr, 10)) : otherwise;
}

constexpr Uuid newConversation{{1}};

void openDirect(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId) {
    tx.later(
        "insert into app.conversations (id, coach_id, direct_athlete_id) values ($1::uuid, $2::uuid, $3::uuid) "
        "on conflict do nothing",
        newConversation, coachId, athleteId);
}

void openGroup(db::Transaction& tx, const std::vector<Uuid>& athleteIds) {
    tx.later("insert into app.conversations (id, coach_id) select $1::uuid, app.current_user_id()", newConversation);
    tx.later("insert into app.conversation_participants (conversation_id, user_id) select $1::uuid, unnest($2::uuid[])",
             newConversation, athleteIds);
}

// A new connection, or an ended one opened again.
void connect(db::Transaction& tx, const Uuid& athleteId) {
    const auto inserted = tx.query(
        "insert into app.coach_athletes (coach_id, athlete_id) select app.current_user_id(), $1::uuid "
        "on conflict do nothing",
        athleteId);
    if (inserted.affected() == 1) return;
    const auto opened = tx.query(
        "update app.coach_athletes set status = 'active' "
        "where athlete_id = $1::uuid and coach_id = app.current_user_id() and status = 'terminated'",
        athleteId);
    if (opened.affected() == 0) throw http::AlreadyConnected();
}

// Asks everybody everything, one world after another.
class Comparison {
public:
    void askIn(const World& world) {
        world_ = &world;
        askAs(std::nullopt);
        for (std::size_t user = 0; user < world.users.size(); ++user) askAs(user);
    }

    int questions = 0;
    int allowed = 0;

private:
    void askAs(Actor me);
    void askAboutPerson(std::size_t other);
    void askAboutConnection(std::size_t coach, std::size_t athlete);
    void askAboutGroup(const std::vector<std::size_t>& others);
    void askAboutAssignment(const Assignment& assignment);
    void askAboutConversation(const Conversation& conversation);
    void compare(const char* action, int rules, int first, int second);

    const Uuid& idOf(std::size_t user) const { return world_->users[user].id; }

    db::Connection withoutPolicies_{testDatabase().withoutPolicies()};
    db::Connection asHandler_{testDatabase().asHandler()};
    const World* world_ = nullptr;
    // Of the actor whose turn it is.
    Actor me_;
    std::optional<FirstLayer> first_;
    std::optional<SecondLayer> second_;
    std::optional<Model> model_;
};

void Comparison::askAs(Actor me) {
    me_ = me;
    const auto hash = me ? world_->users[*me].tokenHash : std::string();
    first_.emplace(withoutPolicies_, hash);
    second_.emplace(asHandler_, hash);
    model_.emplace(*world_);
    const auto everybody = world_->users.size();
    std::vector<std::size_t> own;
    std::optional<std::size_t> stranger;
    for (std::size_t step = 1; step <= everybody; ++step) {
        const auto other = (me.value_or(everybody) + step) % everybody;
        if (me == other) continue;
        const bool related = me && (world_->connectionOf(*me, other) || world_->connectionOf(other, *me));
        // Strangers are alike: two are enough.
        if (related || !stranger || step == everybody - 1) askAboutPerson(other);
        if (me && (world_->connectionOf(*me, other) || !stranger)) askAboutConnection(*me, other);
        if (me && world_->connectionOf(other, *me)) askAboutConnection(other, *me);
        if (!related && !stranger) stranger = other;
        if (model_->coaches(me, other)) own.push_back(other);
    }
    if (!own.empty()) askAboutGroup(own);
    if (stranger) {
        own.push_back(*stranger);
        askAboutGroup(own);
    }
    for (const auto& assignment : world_->assignments) askAboutAssignment(assignment);
    for (const auto& conversation : world_->conversations) askAboutConversation(conversation);
    first_.reset();
    second_.reset();
}

void Comparison::askAboutPerson(std::size_t other) {
    using enum http::Access;
    const auto& id = idOf(other);

    compare("see an athlete's assignments", model_->assignmentsSeen(me_, other),
            first_->verdict<coach>([&](const Coach& me, db::Transaction& tx) {
                assertCoachOwnsAthlete(tx, me, id);
                return static_cast<int>(training::listAssignmentsByCoach(tx, {.athleteId = id}, {}, 100).size());
            }),
            second_->count("select count(*) from app.workout_assignments where athlete_id = $1::uuid", id));
    compare("see everything that an athlete logged", model_->allLogsSeen(me_, other),
            first_->verdict<coach>([&](const Coach& me, db::Transaction& tx) {
                assertCoachMayView(tx, me, id, http::DataKind::workouts);
                return static_cast<int>(training::listLogsOfAthlete(tx, me.id(), id, {}, 100).size());
            }),
            second_->count("select count(*) from app.workout_logs where athlete_id = $1::uuid", id));
    compare("see an athlete's logs of own assignments", model_->logsSeen(me_, other),
            first_->verdict<coach>([&](const Coach& me, db::Transaction& tx) {
                assertCoachOwnsAthlete(tx, me, id);
                return static_cast<int>(training::listLogsByCoach(tx, {.athleteId = id}, {}, 100).size());
            }),
            second_->count("select count(*) from app.workout_logs where athlete_id = $1::uuid "
                           "and coach_id = (select app.current_user_id())",
                           id));
    compare("assign", model_->coaches(me_, other), first_->verdict<coach>([&](const Coach& me, db::Transaction& tx) {
        assertCoachOwnsAthletes(tx, me, {id});
        return 1;
    }),
            second_->change([&](db::Transaction& tx) {
                tx.later(
                    "insert into app.workout_assignments (athlete_id, title, scheduled_for) "
                    "values ($1::uuid, 'Swim', '2026-11-22')",
                    id);
            }));
    compare("open a direct conversation", model_->opensDirect(me_, other),
            first_->verdict<session>([&](const Caller& me, db::Transaction& tx) {
                assertMayConverseWith(tx, me, {id}, false);
                return 1;
            }),
            me_ ? std::max(second_->change([&](db::Transaction& tx) { openDirect(tx, idOf(*me_), id); }),
                           second_->change([&](db::Transaction& tx) { openDirect(tx, id, idOf(*me_)); }))
                : second_->change([&](db::Transaction& tx) { openDirect(tx, idOf(0), id); }));
    compare("connect", model_->connects(me_, other),
            first_->verdictOfChange<coach>([&](const Coach& /*me*/, db::Transaction& tx) {
                coaching::connect(tx, world_->users[other].email);
                return 1;
            }),
            second_->change([&](db::Transaction& tx) { connect(tx, id); }));
}

// Pausing, resuming and ending what is between me, on one of the two sides, and somebody else.
void Comparison::askAboutConnection(std::size_t coach, std::size_t athlete) {
    const auto* connection = world_->connectionOf(coach, athlete);
    const coaching::Pair pair{idOf(coach), idOf(athlete)};
    for (const std::string to : {"inactive", "active", "terminated"}) {
        // What is so already stays so; opening what is not open yet or no more is connecting, and asked above.
        const bool isSo = connection != nullptr && connection->status == to;
        const bool connects = connection != nullptr && to == "active" && connection->status != "inactive";
        if (isSo || connects || (connection != nullptr && connection->status == "pending")) continue;
        const auto change = [&](db::Transaction& tx) {
            if (to == "inactive") coaching::pauseConnection(tx, pair);
            if (to == "active") coaching::resumeConnection(tx, pair);
            if (to == "terminated") coaching::endConnection(tx, pair, {});
            return 1;
        };
        const auto asCoach = [&](const Coach& me, db::Transaction& tx) {
            assertCoachHasAthlete(tx, me, pair.athleteId);
            return change(tx);
        };
        const auto asAthlete = [&](const Athlete& me, db::Transaction& tx) {
            assertAthleteHasCoach(tx, me, pair.coachId);
            return change(tx);
        };
        compare(("make a connection " + to).c_str(), model_->changes(*me_, connection, to),
                me_ == coach ? first_->verdictOfChange<http::Access::coach>(asCoach)
                             : first_->verdictOfChange<http::Access::athlete>(asAthlete),
                second_->change([&](db::Transaction& tx) {
                    const auto changed =
                        tx.query("update app.coach_athletes set status = $3 where coach_id = $1 and athlete_id = $2",
                                 pair.coachId, pair.athleteId, to);
                    if (changed.affected() == 0) throw http::Forbidden();
                }));
    }
}

void Comparison::askAboutGroup(const std::vector<std::size_t>& others) {
    std::vector<Uuid> ids;
    for (const auto other : others) ids.push_back(idOf(other));
    compare("open a group", model_->opensGroup(me_, others),
            first_->verdict<http::Access::session>([&](const Caller& me, db::Transaction& tx) {
                assertMayConverseWith(tx, me, ids, true);
                return 1;
            }),
            second_->change([&](db::Transaction& tx) { openGroup(tx, ids); }));
}

void Comparison::askAboutAssignment(const Assignment& assignment) {
    const auto owned = first_->verdict<http::Access::session>([&](const Caller& me, db::Transaction& tx) {
        http::Identity anybody;
        assertAssignmentIsOwn(tx, Athlete(me.request, anybody, tx), assignment.id);
        return 1;
    });
    // Its coach sees it as well: asked above.
    if (me_ != assignment.coach)
        compare("read an assignment", model_->owns(me_, assignment), owned,
                second_->count("select count(*) from app.workout_assignments where id = $1::uuid", assignment.id));
    if (!assignment.logged)
        compare("log an assignment", model_->owns(me_, assignment), owned, second_->change([&](db::Transaction& tx) {
            tx.later("insert into app.workout_logs (assignment_id) values ($1::uuid)", assignment.id);
        }));
}

void Comparison::askAboutConversation(const Conversation& conversation) {
    using enum http::Access;
    const auto& id = conversation.id;
    compare(
        "read a conversation", model_->messagesSeen(me_, conversation),
        first_->verdict<session>([&](const Caller& me, db::Transaction& tx) {
            assertUserInConversation(tx, me, id, Participation::reading);
            return 1 + static_cast<int>(messaging::listMessages(tx, id, {}, 100).messages.size());
        }),
        second_->count("select (select count(*) from app.conversation_participants where conversation_id = $1::uuid) "
                       "+ (select count(*) from app.messages where conversation_id = $1::uuid)",
                       id));
    compare("write to a conversation", model_->writes(me_, conversation),
            first_->verdict<session>([&](const Caller& me, db::Transaction& tx) {
                assertUserInConversation(tx, me, id, Participation::writing);
                return 1;
            }),
            second_->change([&](db::Transaction& tx) {
                tx.later("insert into app.messages (conversation_id, content) values ($1::uuid, 'hello')", id);
            }));
}

void Comparison::compare(const char* action, int rules, int first, int second) {
    ++questions;
    allowed += rules > 0 ? 1 : 0;
    EXPECT_TRUE(rules == first && rules == second)
        << action << ": the rules say " << rules << ", the first layer " << first << ", the second layer " << second
        << " to " << (me_ ? world_->users[*me_].roles + ' ' + idOf(*me_).toString() : "nobody");
}

std::vector<World> makeWorlds(unsigned seed, unsigned count) {
    std::mt19937 random(seed);
    std::string script = "set client_min_messages = warning; set search_path = pg_catalog;\n";
    std::vector<World> worlds;
    for (unsigned i = 0; i < count; ++i) worlds.emplace_back(random, script);
    Owner owner(testDatabase().asOwner());
    owner.run(script);
    owner.run("analyze");
    return worlds;
}

TEST(LayersOnRandomWorlds, GiveTheVerdictsOfTheRules) {
    const auto seed = setting("TP_TEST_SEED", std::random_device{}());
    const auto count = setting("TP_TEST_WORLDS", 500);
    std::cout << "seed " << seed << ", " << count << " worlds" << std::endl;
    const auto worlds = makeWorlds(seed, count);

    // One for each core of the smallest machine that runs this.
    std::array<Comparison, 2> comparisons;
    {
        std::vector<std::jthread> threads;
        for (std::size_t first = 0; first < comparisons.size(); ++first)
            threads.emplace_back([&, first] {
                for (auto i = first; i < worlds.size() && !testing::Test::HasFailure(); i += comparisons.size())
                    comparisons[first].askIn(worlds[i]);
            });
    }

    const int questions = comparisons[0].questions + comparisons[1].questions;
    const int allowed = comparisons[0].allowed + comparisons[1].allowed;
    std::cout << count << " worlds, " << questions << " questions, " << 3 * questions << " verdicts, " << allowed
              << " questions answered with yes\n";
    // On worlds where nobody may do anything the layers would agree all too easily, and likewise the other way round.
    EXPECT_GT(allowed, questions / 10);
    EXPECT_LT(allowed, questions / 2);
}

}  // namespace
}  // namespace tp::worlds
