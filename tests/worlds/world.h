// A small random world: who coaches whom, since when and no more, who talks with whom. It is made twice, as SQL and as
// the few facts below, from which the model answers what the rules say.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "types/uuid.h"

namespace tp::worlds {

struct User {
    Uuid id;
    std::string email;
    std::string tokenHash;
    std::string roles;
    bool sharesWorkouts = true;

    bool has(std::string_view role) const { return roles.find(role) != std::string::npos; }
};

struct Connection {
    std::size_t coach;
    std::size_t athlete;
    std::string status;
    std::optional<std::size_t> endedBy = std::nullopt;
    std::optional<std::size_t> pausedBy = std::nullopt;
    bool viewWorkouts = true;
    bool sendMessages = true;
};

struct Assignment {
    Uuid id;
    std::size_t coach;
    std::size_t athlete;
    bool logged = false;
};

struct Participant {
    std::size_t user;
    std::optional<int> leftAfter = std::nullopt;  // the last message that was there then
    bool leftByPause = false;
};

struct Conversation {
    Uuid id;
    std::size_t coach;
    bool isGroup;
    std::vector<Participant> participants;
    int messages = 0;
};

class World {
public:
    // Draws a world of five or six users, appends its making to `script`.
    World(std::mt19937& random, std::string& script);

    std::vector<User> users;
    std::vector<Connection> connections;
    std::vector<Assignment> assignments;
    std::vector<Conversation> conversations;

    const Connection* connectionOf(std::size_t coach, std::size_t athlete) const;
    // Whether this participant, still in the conversation, may write: a coach needs the permission in a direct one.
    bool mayWrite(const Conversation& conversation, const Participant& participant) const;

private:
    void addUser(const std::string& roles);
    void step();
    void connect(std::size_t coach, std::size_t athlete);
    void assign(const Connection& connection);
    void logOne();
    void talk();
    void openConversation(std::size_t coach);
    void say(Conversation& conversation, std::size_t sender);
    void change(Connection& connection);
    void share(std::size_t athlete);
    void permit(Connection& connection);
    void setStatus(Connection& connection, const std::string& status, std::optional<std::size_t> by);
    void follow(const Connection& connection);
    void demote(std::size_t coach);

    // The statements that follow are this user's; nobody's: the owner's.
    void actAs(std::optional<std::size_t> user);
    void openSession(const User& user);
    int upTo(int largest);  // 0 to largest
    bool chance(int percent) { return upTo(99) < percent; }
    Uuid newId();

    std::mt19937& random_;
    std::string& script_;
};

}  // namespace tp::worlds
