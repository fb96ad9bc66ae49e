// People, and what is between them, made in the database at once: nobody waits for a password to be hashed. Every
// person is new, so tests share an installation without meeting each other.
#pragma once

#include <string>
#include <vector>

#include "database.h"

namespace tp::test {

struct Person {
    std::string id;
    std::string email;
    std::string displayName;
    std::string username;
    std::string token;  // of a session that is open
};

Person athlete(const std::string& name);
Person coach(const std::string& name);
Person administrator(const std::string& name);

// A second session; the first one stays.
std::string openSession(const Person& person);

// What givePassword gives.
inline const std::string usualPassword = "correct horse battery staple";
void givePassword(const Person& person, const std::string& password = usualPassword);

void connect(const Person& coach, const Person& athlete);
// Ended by the installation: the coach may connect again.
void disconnect(const Person& coach, const Person& athlete);
void pause(const Person& coach, const Person& athlete);
// A permission of the connection (can_view_workouts …) or a switch of the athlete's (workouts …), as the athlete would.
void permit(const Person& coach, const Person& athlete, const std::string& permission, bool on);
void share(const Person& athlete, const std::string& kind, bool on);
void limitClients(const Person& coach, int limit);
// Ends the coach's connections and sessions as well.
void demote(const Person& coach);

// An open invitation, past every limit of sending; its code is what a mail would bring.
struct Invited {
    std::string id;
    std::string code;
};
// To whoever has the address, and to a user.
Invited inviteAddress(const Person& coach, const std::string& email);
Invited inviteUser(const Person& coach, const Person& athlete);
void expire(const Invited& invitation);
// Wrong codes count by network, and tests share one.
void forgetWrongCodes();

void setUnverified(const Person& person);
// In the connection's own words: active, inactive …; empty where there is none.
std::string connectionStatus(const Person& coach, const Person& athlete);

// Each returns the id of what it made.
std::string directConversation(const Person& coach, const Person& athlete);
std::string groupConversation(const Person& coach, const std::vector<Person>& athletes, const std::string& title = "");
std::string message(const Person& sender, const std::string& conversationId, const std::string& content);
std::string assignment(const Person& coach, const Person& athlete, const std::string& title,
                       const std::string& day = "2030-01-07");
std::string workoutLog(const Person& athlete, const std::string& assignmentId, const std::string& notes = "",
                       const std::string& performedAt = "2030-01-07T10:00:00Z");

std::string exercise(const Person& owner, const std::string& name);

// A well-formed id of nothing.
std::string missingId();

// Unlike every other of this run.
std::string uniqueEmail(const std::string& name);

}  // namespace tp::test
