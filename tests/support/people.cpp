#include "people.h"

#include <algorithm>
#include <atomic>
#include <cctype>

#include "auth/password.h"
#include "auth/token.h"
#include "types/encoding.h"

namespace tp::test {

namespace {

std::string uniqueName(const std::string& name) {
    static std::atomic<int> next = 0;
    static const std::string run = toHex(randomToken().substr(0, 4));
    std::string unique;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c))) unique += static_cast<char>(std::tolower(c));
    return unique.substr(0, 12) + "_" + run + "_" + std::to_string(next++);
}

Person person(const std::string& name, const std::string& roles) {
    const auto unique = uniqueName(name);
    Person made{"", unique + "@example.test", name, unique, ""};
    made.id = valueOf(
        "insert into app.users (email, display_name, username, roles, email_verified_at) "
        "values ($1, $2, $3, $4::text[], now()) returning id",
        {made.email, name, unique, roles});
    made.token = openSession(made);
    return made;
}

Column orNull(const std::string& text) { return text.empty() ? Column{} : Column(text); }

}  // namespace

Person athlete(const std::string& name) { return person(name, "{athlete}"); }
Person coach(const std::string& name) { return person(name, "{coach}"); }
Person administrator(const std::string& name) { return person(name, "{admin}"); }

std::string openSession(const Person& person) {
    auto token = randomToken();
    sql("select private.open_session($1, decode($2, 'hex'))", {person.id, toHex(sha256(token))});
    return token;
}

void givePassword(const Person& person, const std::string& password) {
    static const auto usualHash = password::hash(usualPassword);
    sql("insert into private.passwords (user_id, hash) values ($1, $2)",
        {person.id, password == usualPassword ? usualHash : password::hash(password)});
}

void connect(const Person& coach, const Person& athlete) {
    sql("insert into app.coach_athletes (coach_id, athlete_id) values ($1, $2)", {coach.id, athlete.id});
}

void disconnect(const Person& coach, const Person& athlete) {
    sql("update app.coach_athletes set status = 'terminated' where coach_id = $1 and athlete_id = $2",
        {coach.id, athlete.id});
}

void pause(const Person& coach, const Person& athlete) {
    sql("update app.coach_athletes set status = 'inactive' where coach_id = $1 and athlete_id = $2",
        {coach.id, athlete.id});
}

void permit(const Person& coach, const Person& athlete, const std::string& permission, bool on) {
    sql("update app.coach_athletes set " + permission + " = $3 where coach_id = $1 and athlete_id = $2",
        {coach.id, athlete.id, on ? "true" : "false"});
}

void share(const Person& athlete, const std::string& kind, bool on) {
    sql("update app.sharing_settings set " + kind + " = $2 where athlete_id = $1", {athlete.id, on ? "true" : "false"});
}

Invited inviteAddress(const Person& coach, const std::string& email) {
    const auto code = randomToken();
    return {valueOf("insert into app.invitations (coach_id, method, email, message, code_hash, code_nonce) "
                    "values ($1, 'email', $2, 'Train with me', decode($3, 'hex'), 'nonce') returning id",
                    {coach.id, email, toHex(sha256(code))}),
            code};
}

Invited inviteUser(const Person& coach, const Person& athlete) {
    const auto code = randomToken();
    return {valueOf("insert into app.invitations (coach_id, method, recipient_id, username, message, code_hash, "
                    "code_nonce) values ($1, 'username', $2, $3, 'Train with me', decode($4, 'hex'), 'nonce') "
                    "returning id",
                    {coach.id, athlete.id, athlete.username, toHex(sha256(code))}),
            code};
}

void expire(const Invited& invitation) {
    sql("update app.invitations set expires_at = now() where id = $1", {invitation.id});
}

void forgetWrongCodes() { sql("delete from private.rate_limits where counter like 'code network %'"); }

void setUnverified(const Person& person) {
    sql("update app.users set email_verified_at = null where id = $1", {person.id});
}

std::string connectionStatus(const Person& coach, const Person& athlete) {
    const auto rows =
        sql("select status from app.coach_athletes where coach_id = $1 and athlete_id = $2", {coach.id, athlete.id});
    return rows.empty() ? "" : *rows[0][0];
}

void limitClients(const Person& coach, int limit) {
    sql("update app.coach_profiles set client_limit = $2 where coach_id = $1", {coach.id, std::to_string(limit)});
}

void demote(const Person& coach) { sql("select app.demote_coach($1)", {coach.id}); }

std::string directConversation(const Person& coach, const Person& athlete) {
    return valueOf("insert into app.conversations (coach_id, direct_athlete_id) values ($1, $2) returning id",
                   {coach.id, athlete.id});
}

std::string groupConversation(const Person& coach, const std::vector<Person>& athletes, const std::string& title) {
    auto id = valueOf("insert into app.conversations (coach_id, title) values ($1, $2) returning id",
                      {coach.id, orNull(title)});
    for (const auto& athlete : athletes)
        sql("insert into app.conversation_participants (conversation_id, user_id) values ($1, $2)", {id, athlete.id});
    return id;
}

std::string message(const Person& sender, const std::string& conversationId, const std::string& content) {
    return *sqlAs(sender.token, "insert into app.messages (conversation_id, content) values ($1, $2) returning id",
                  {conversationId, content})[0][0];
}

std::string assignment(const Person& coach, const Person& athlete, const std::string& title, const std::string& day) {
    return valueOf(
        "insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for) "
        "values ($1, $2, $3, $4::date) returning id",
        {coach.id, athlete.id, title, day});
}

std::string workoutLog(const Person& athlete, const std::string& assignmentId, const std::string& notes,
                       const std::string& performedAt) {
    return valueOf(
        "insert into app.workout_logs (athlete_id, assignment_id, notes, performed_at) "
        "values ($1, $2, $3, $4::timestamptz) returning id",
        {athlete.id, assignmentId, orNull(notes), performedAt});
}

std::string exercise(const Person& owner, const std::string& name) {
    return valueOf(
        "insert into app.exercises (owner_id, name, measure, category) values ($1, $2, 'weight_reps', 'strength') "
        "returning id",
        {owner.id, name});
}

std::string missingId() { return valueOf("select app.uuid_v7()"); }

std::string uniqueEmail(const std::string& name) { return uniqueName(name) + "@example.test"; }

}  // namespace tp::test
