#include "world.h"

#include <algorithm>

#include "auth/token.h"
#include "types/encoding.h"

namespace tp::worlds {

namespace {

// Ids hold nothing that SQL could misread.
std::string quoted(const Uuid& id) { return '\'' + id.toString() + '\''; }

}  // namespace

World::World(std::mt19937& random, std::string& script) : random_(random), script_(script) {
    for (const auto* roles : {"{coach}", "{coach}", "{athlete}", "{athlete}", "{athlete}"}) addUser(roles);
    static constexpr const char* others[] = {"{athlete}", "{coach}", "{admin}", "{admin,athlete}", "{admin,coach}"};
    if (chance(50)) addUser(others[upTo(4)]);
    for (const auto& user : users) openSession(user);
    for (int steps = 15 + upTo(20); steps > 0; --steps) step();
    actAs(std::nullopt);
}

const Connection* World::connectionOf(std::size_t coach, std::size_t athlete) const {
    const auto found =
        std::ranges::find_if(connections, [&](const auto& c) { return c.coach == coach && c.athlete == athlete; });
    return found == connections.end() ? nullptr : &*found;
}

bool World::mayWrite(const Conversation& conversation, const Participant& participant) const {
    if (participant.leftAfter) return false;
    if (conversation.isGroup || participant.user != conversation.coach) return true;
    return connectionOf(conversation.coach, conversation.participants[1].user)->sendMessages;
}

void World::addUser(const std::string& roles) {
    const Uuid id = newId();
    const auto digits = toHex({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
    users.push_back({id, digits + "@example.org", sha256(digits), roles});
    script_ += "insert into app.users (id, email, display_name, username, roles) values (" + quoted(id) + ",'" +
               digits + "@example.org','Somebody','u" + digits.substr(0, 28) + "','" + roles + "');\n";
}

void World::step() {
    const auto last = static_cast<int>(users.size()) - 1;
    const auto coach = static_cast<std::size_t>(upTo(last));
    const auto athlete = static_cast<std::size_t>(upTo(last));
    const int what = upTo(99);
    if (users[coach].has("coach") && users[athlete].has("athlete") && !connectionOf(coach, athlete))
        connect(coach, athlete);
    else if (what < 40)
        openConversation(coach);
    else if (what < 60)
        talk();
    else if (what < 70)
        logOne();
    else if (what < 75)
        share(athlete);
    else if (what < 82 && !connections.empty())
        permit(connections[static_cast<std::size_t>(upTo(static_cast<int>(connections.size()) - 1))]);
    else if (what < 98 && !connections.empty())
        change(connections[static_cast<std::size_t>(upTo(static_cast<int>(connections.size()) - 1))]);
    else if (users[coach].roles == "{coach}")
        demote(coach);
}

void World::connect(std::size_t coach, std::size_t athlete) {
    actAs(std::nullopt);
    const std::string status = chance(10) ? "pending" : "active";
    script_ += "insert into app.coach_athletes (coach_id, athlete_id, status) values (" + quoted(users[coach].id) +
               ',' + quoted(users[athlete].id) + ",'" + status + "');\n";
    connections.push_back({coach, athlete, status});
    if (status == "active")
        for (int count = 1 + upTo(1); count > 0; --count) assign(connections.back());
}

void World::assign(const Connection& connection) {
    assignments.push_back({newId(), connection.coach, connection.athlete});
    actAs(std::nullopt);
    script_ += "insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for) values (" +
               quoted(assignments.back().id) + ',' + quoted(users[connection.coach].id) + ',' +
               quoted(users[connection.athlete].id) + ",'Row','2026-11-21');\n";
}

void World::logOne() {
    const auto open = std::ranges::find_if(assignments, [](const auto& a) { return !a.logged; });
    if (open == assignments.end()) return;
    open->logged = true;
    actAs(std::nullopt);
    script_ += "insert into app.workout_logs (athlete_id, assignment_id) values (" + quoted(users[open->athlete].id) +
               ',' + quoted(open->id) + ");\n";
}

void World::openConversation(std::size_t coach) {
    std::vector<std::size_t> athletes;
    for (const auto& connection : connections)
        if (connection.coach == coach && connection.status == "active" && connection.sendMessages)
            athletes.push_back(connection.athlete);
    if (athletes.empty()) return;
    const bool isGroup = chance(50);
    if (!isGroup) athletes.resize(1);
    const auto isSame = [&](const auto& c) {
        return !c.isGroup && c.coach == coach && c.participants[1].user == athletes[0];
    };
    if (!isGroup && std::ranges::any_of(conversations, isSame)) return;

    Conversation conversation{newId(), coach, isGroup, {{coach}}};
    actAs(coach);
    script_ += "insert into app.conversations (id, coach_id, direct_athlete_id) values (" + quoted(conversation.id) +
               ',' + quoted(users[coach].id) + ',' + (isGroup ? "null" : quoted(users[athletes[0]].id)) + ");\n";
    for (const auto athlete : athletes) {
        conversation.participants.push_back({athlete});
        if (isGroup)
            script_ += "insert into app.conversation_participants (conversation_id, user_id) values (" +
                       quoted(conversation.id) + ',' + quoted(users[athlete].id) + ");\n";
    }
    if (chance(80)) say(conversation, coach);
    conversations.push_back(std::move(conversation));
}

void World::talk() {
    for (auto& conversation : conversations)
        for (const auto& participant : conversation.participants)
            if (mayWrite(conversation, participant) && chance(50)) say(conversation, participant.user);
}

void World::say(Conversation& conversation, std::size_t sender) {
    actAs(sender);
    script_ +=
        "insert into app.messages (conversation_id, content) values (" + quoted(conversation.id) + ",'hello');\n";
    ++conversation.messages;
}

void World::share(std::size_t athlete) {
    auto& shares = users[athlete].sharesWorkouts;
    shares = !shares;
    actAs(std::nullopt);
    script_ += std::string("update app.sharing_settings set workouts = ") + (shares ? "true" : "false") +
               " where athlete_id = " + quoted(users[athlete].id) + ";\n";
}

void World::permit(Connection& connection) {
    connection.viewWorkouts = chance(50);
    connection.sendMessages = chance(50);
    actAs(std::nullopt);
    script_ += std::string("update app.coach_athletes set can_view_workouts = ") +
               (connection.viewWorkouts ? "true" : "false") +
               ", can_send_messages = " + (connection.sendMessages ? "true" : "false") +
               " where coach_id = " + quoted(users[connection.coach].id) +
               " and athlete_id = " + quoted(users[connection.athlete].id) + ";\n";
}

void World::change(Connection& connection) {
    const auto by = chance(50) ? connection.coach : connection.athlete;
    if (connection.status == "terminated") {
        if (connection.endedBy != connection.athlete) setStatus(connection, "active", connection.coach);
    } else if (chance(60)) {
        setStatus(connection, "terminated", chance(80) ? std::optional(by) : std::nullopt);
    } else if (connection.status == "active") {
        setStatus(connection, "inactive", chance(80) ? std::optional(by) : std::nullopt);
    } else {
        setStatus(connection, "active", connection.pausedBy);
    }
}

void World::setStatus(Connection& connection, const std::string& status, std::optional<std::size_t> by) {
    // Nobody becomes the athlete, or the coach, of somebody who is none any more.
    if (status == "active" && !users[connection.coach].has("coach")) return;
    actAs(by);
    script_ += "update app.coach_athletes set status = '" + status +
               "' where coach_id = " + quoted(users[connection.coach].id) +
               " and athlete_id = " + quoted(users[connection.athlete].id) + ";\n";
    connection.status = status;
    connection.endedBy = status == "terminated" ? by : std::nullopt;
    connection.pausedBy = status == "inactive" ? by : std::nullopt;
    follow(connection);
}

// Conversations follow the connection: a direct one is open to both while it is active, a group to the athlete, whom
// resuming brings back into those that the pause closed.
void World::follow(const Connection& connection) {
    for (auto& conversation : conversations) {
        const auto athlete = std::ranges::find(conversation.participants, connection.athlete, &Participant::user);
        if (conversation.coach != connection.coach || athlete == conversation.participants.end()) continue;
        const auto leave = [&](Participant& p) { p.leftAfter = p.leftAfter.value_or(conversation.messages); };
        if (conversation.isGroup && connection.status == "active") {
            if (athlete->leftByPause) *athlete = {athlete->user};
        } else if (conversation.isGroup) {
            athlete->leftByPause = connection.status == "inactive" && (athlete->leftByPause || !athlete->leftAfter);
            leave(*athlete);
        } else if (connection.status == "active") {
            for (auto& participant : conversation.participants) participant.leftAfter.reset();
        } else {
            std::ranges::for_each(conversation.participants, leave);
        }
    }
}

void World::demote(std::size_t coach) {
    actAs(std::nullopt);
    script_ += "select app.demote_coach(" + quoted(users[coach].id) + ");\n";
    users[coach].roles = "{athlete}";
    openSession(users[coach]);  // the change of role ended it
    for (auto& connection : connections) {
        if (connection.coach != coach || connection.status == "terminated") continue;
        connection.status = "terminated";
        follow(connection);
    }
    for (auto& conversation : conversations)
        if (conversation.coach == coach && conversation.isGroup)
            for (auto& p : conversation.participants)
                if (p.user == coach) p.leftAfter = p.leftAfter.value_or(conversation.messages);
}

void World::actAs(std::optional<std::size_t> user) {
    script_ += "set app.session = '" + (user ? toHex(users[*user].tokenHash) : "") + "';\n";
}

void World::openSession(const User& user) {
    script_ += "select private.open_session(" + quoted(user.id) + ",'\\x" + toHex(user.tokenHash) + "');\n";
}

int World::upTo(int largest) { return std::uniform_int_distribution(0, largest)(random_); }

Uuid World::newId() {
    Uuid id;
    for (auto& byte : id.bytes) byte = static_cast<unsigned char>(random_());
    return id;
}

}  // namespace tp::worlds
