// What the rules say, in one line each: what both layers are held against.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "world.h"

namespace tp::worlds {

using Actor = std::optional<std::size_t>;  // nobody, too

class Model {
public:
    explicit Model(const World& world) : world_(world) {}

    bool coaches(Actor me, std::size_t athlete) const {
        const auto* connection = me ? world_.connectionOf(*me, athlete) : nullptr;
        return connection != nullptr && connection->status == "active";
    }
    int assignmentsSeen(Actor me, std::size_t athlete) const {
        return coaches(me, athlete) ? count(world_.assignments, [&](auto& a) { return madeFor(a, *me, athlete); }) : 0;
    }
    bool opensWorkouts(Actor me, std::size_t athlete) const {
        return coaches(me, athlete) && world_.connectionOf(*me, athlete)->viewWorkouts &&
               world_.users[athlete].sharesWorkouts;
    }
    int allLogsSeen(Actor me, std::size_t athlete) const {
        return opensWorkouts(me, athlete)
                   ? count(world_.assignments, [&](auto& a) { return a.athlete == athlete && a.logged; })
                   : 0;
    }
    int logsSeen(Actor me, std::size_t athlete) const {
        return opensWorkouts(me, athlete)
                   ? count(world_.assignments, [&](auto& a) { return madeFor(a, *me, athlete) && a.logged; })
                   : 0;
    }
    bool owns(Actor me, const Assignment& assignment) const { return me == assignment.athlete; }
    const Participant* participation(Actor me, const Conversation& conversation) const {
        for (const auto& participant : conversation.participants)
            if (me == participant.user) return &participant;
        return nullptr;
    }
    int messagesSeen(Actor me, const Conversation& conversation) const {
        const auto* mine = participation(me, conversation);
        return mine != nullptr ? 1 + mine->leftAfter.value_or(conversation.messages) : 0;
    }
    bool writes(Actor me, const Conversation& conversation) const {
        const auto* mine = participation(me, conversation);
        return mine != nullptr && world_.mayWrite(conversation, *mine);
    }
    bool mayWriteTo(Actor me, std::size_t athlete) const {
        return coaches(me, athlete) && world_.connectionOf(*me, athlete)->sendMessages;
    }
    bool opensDirect(Actor me, std::size_t other) const { return mayWriteTo(me, other) || (me && coaches(other, *me)); }
    // Of what is between a coach and an athlete, one of whom is me.
    bool changes(std::size_t me, const Connection* connection, std::string_view to) const {
        if (connection == nullptr) return false;
        if (to == "terminated") return connection->status == "active" || connection->status == "inactive";
        if (to == "inactive") return connection->status == "active";
        return connection->status == "inactive" && connection->pausedBy == me;
    }
    bool opensGroup(Actor me, const std::vector<std::size_t>& others) const {
        return std::ranges::all_of(others, [&](auto other) { return mayWriteTo(me, other); });
    }
    bool connects(Actor me, std::size_t other) const {
        const auto* ended = me ? world_.connectionOf(*me, other) : nullptr;
        return me && world_.users[*me].has("coach") && world_.users[other].has("athlete") &&
               (ended == nullptr || (ended->status == "terminated" && ended->endedBy != other));
    }

private:
    static bool madeFor(const Assignment& a, std::size_t coach, std::size_t athlete) {
        return a.coach == coach && a.athlete == athlete;
    }
    static int count(const auto& all, auto matches) { return static_cast<int>(std::ranges::count_if(all, matches)); }

    const World& world_;
};

}  // namespace tp::worlds
