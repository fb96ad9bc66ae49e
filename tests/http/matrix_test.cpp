// Promise 1: all resources by all actors. TP_TEST_LAYERS says which layers of authorization the installation has:
//   both    (or nothing)  exactly these statuses
//   first   row-level security switched off: exactly the same statuses
//   second  handlers without the first layer's checks: no foreign byte is shown and no foreign row is written
#include <array>
#include <cstdlib>
#include <functional>
#include <ostream>

#include "matrix_world.h"

namespace {

using namespace tp::test;

std::string layers() {
    const char* given = std::getenv("TP_TEST_LAYERS");
    return given != nullptr ? given : "both";
}

struct Request {
    std::string method;
    std::string path;
    std::string body = "";
};

// A resource, how to ask for it, and what each actor is answered, in this order.
constexpr std::array actorNames = {"anonymous",     "theAthlete",    "aForeignAthlete", "theCoach",
                                   "aForeignCoach", "aDemotedCoach", "aFormerCoach",    "anAdministrator"};
struct Case {
    const char* name;
    std::function<Request(const World&)> request;
    std::array<int, 8> statuses;
    bool showsMark = false;  // to the athlete or the coach, whoever of them is let in
    bool takesCode = false;  // and shows it to who is not signed in
    bool showsPast = false;  // what was for another coach, too

    friend std::ostream& operator<<(std::ostream& to, const Case& one) { return to << one.name; }
};

Request get(const std::string& path) { return {"GET", path}; }
Request post(const std::string& path, const std::string& body) { return {"POST", path, body}; }
Request put(const std::string& path, const std::string& body) { return {"PUT", path, body}; }
// As they are in the world, or with the one that is off.
std::string permissions(bool analytics, bool programs = false) {
    return body({{"viewWorkouts", true},
                 {"viewProgress", true},
                 {"viewAnalytics", analytics},
                 {"createPrograms", programs},
                 {"sendMessages", true}});
}
std::string conversation(const std::string& id, const std::string& part) {
    return "/api/messages/conversations/" + id + part;
}
std::string messagesOf(const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; }
std::string messageOf(const World& w) { return messagesOf(w.direct) + "/" + w.messageId; }
std::string readOf(const std::string& id) { return "/api/messages/conversations/" + id + "/read"; }
std::string participants(const Person& other) { return body({{"participantIds", std::vector{other.id}}}); }

// clang-format off
const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"health", [](const World&) { return get("/api/health"); }, {200, 200, 200, 200, 200, 200, 200, 200}},
        {"openapi", [](const World&) { return get("/api/openapi.json"); }, {200, 200, 200, 200, 200, 200, 200, 200}},
        {"session", [](const World&) { return get("/api/auth/session"); }, {200, 200, 200, 200, 200, 200, 200, 200}},

        {"coachsAthletes", [](const World&) { return get("/api/coach/athletes"); }, {401, 403, 403, 200, 200, 403, 200, 403}},
        {"coachsAssignments", [](const World&) { return get("/api/coach/assignments"); }, {401, 403, 403, 200, 200, 403, 200, 403}, true},
        {"coachsAssignmentsOfTheAthlete", [](const World& w) { return get("/api/coach/assignments?athleteId=" + w.bo.id); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"coachsLogs", [](const World&) { return get("/api/coach/logs"); }, {401, 403, 403, 200, 200, 403, 200, 403}, true},
        {"coachsLogsOfTheAthlete", [](const World& w) { return get("/api/coach/logs?athleteId=" + w.bo.id); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"theAthleteInDetail", [](const World& w) { return get("/api/coach/athletes/" + w.bo.id); }, {401, 403, 403, 200, 403, 403, 403, 403}},
        {"allLogsOfTheAthlete", [](const World& w) { return get("/api/coach/athletes/" + w.bo.id + "/logs"); }, {401, 403, 403, 200, 403, 403, 403, 403}, true, false, true},
        {"prescriptions", [](const World& w) { return get("/api/coach/athletes/" + w.bo.id + "/prescriptions?assignmentIds=" + w.open); }, {401, 403, 403, 200, 403, 403, 403, 403}},
        {"narrowingPermissions", [](const World& w) { return put("/api/coach/athletes/" + w.bo.id + "/permissions", permissions(true)); }, {401, 403, 403, 200, 403, 403, 403, 403}},
        {"wideningPermissions", [](const World& w) { return put("/api/coach/athletes/" + w.bo.id + "/permissions", permissions(true, true)); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"coachsProfile", [](const World&) { return get("/api/coach/profile"); }, {401, 403, 403, 200, 200, 403, 200, 403}},
        {"theCoachsCard", [](const World& w) { return get("/api/coaches/" + w.ana.id + "/profile"); }, {401, 200, 403, 200, 403, 403, 403, 200}},
        {"connecting", [](const World& w) { return post("/api/coach/athletes/connect", body({{"athleteEmail", w.bo.email}})); }, {401, 403, 403, 409, 201, 403, 201, 403}},
        {"assigning", [](const World& w) { return post("/api/coach/assignments", body({{"athleteIds", std::vector{w.bo.id}}, {"title", "x"}, {"scheduledFor", "2030-01-07"}})); }, {401, 403, 403, 201, 403, 403, 403, 403}},

        {"athletesCoaches", [](const World&) { return get("/api/athlete/coaches"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"athletesCoach", [](const World& w) { return get("/api/athlete/coaches/" + w.ana.id); }, {401, 200, 403, 403, 403, 403, 403, 403}},
        {"athletesFormerCoach", [](const World& w) { return get("/api/athlete/coaches/" + w.fred.id); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"settingPermissions", [](const World& w) { return put("/api/athlete/coaches/" + w.ana.id + "/permissions", permissions(true)); }, {401, 200, 403, 403, 403, 403, 403, 403}},
        {"settingPermissionsOfTheFormerCoach", [](const World& w) { return put("/api/athlete/coaches/" + w.fred.id + "/permissions", permissions(true)); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"preview", [](const World& w) { return get("/api/athlete/coaches/" + w.ana.id + "/preview"); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"sharing", [](const World&) { return get("/api/athlete/sharing"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"accessLog", [](const World&) { return get("/api/athlete/access-log"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"athletesAssignments", [](const World&) { return get("/api/athlete/assignments"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"anAssignment", [](const World& w) { return get("/api/athlete/assignments/" + w.open); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"anAssignmentOfTheFormerCoach", [](const World& w) { return get("/api/athlete/assignments/" + w.fredsAssignment); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"logging", [](const World& w) { return post("/api/athlete/assignments/" + w.open + "/log", R"({"sets": []})"); }, {401, 201, 403, 403, 403, 403, 403, 403}},
        {"loggingAgain", [](const World& w) { return post("/api/athlete/assignments/" + w.logged + "/log", R"({"sets": []})"); }, {401, 409, 403, 403, 403, 403, 403, 403}},

        {"conversations", [](const World&) { return get("/api/messages/conversations"); }, {401, 200, 200, 200, 200, 200, 200, 200}, true},
        {"renamingTheGroup", [](const World& w) { return put(conversation(w.group, ""), body({{"title", w.mark}, {"isAnnouncement", true}})); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"addingToTheGroup", [](const World& w) { return post(conversation(w.group, "/participants"), body({{"userIds", std::vector{w.bo.id}}})); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"takingOutOfTheGroup", [](const World& w) { return Request{"DELETE", conversation(w.group, "/participants/") + w.bo.id}; }, {401, 403, 403, 204, 403, 403, 403, 403}},
        {"leavingTheGroup", [](const World& w) { return post(conversation(w.group, "/leave"), "{}"); }, {401, 204, 403, 409, 403, 403, 403, 403}},
        {"keepingTheConversation", [](const World& w) { return put(conversation(w.direct, "/state"), R"({"muted": true, "pinned": true, "archived": true, "markedUnread": true})"); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"messages", [](const World& w) { return get(messagesOf(w.direct)); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"messagesOfTheGroup", [](const World& w) { return get(messagesOf(w.group)); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"messagesWithTheFormerCoach", [](const World& w) { return get(messagesOf(w.fredsConversation)); }, {401, 200, 403, 403, 403, 403, 200, 403}},
        {"messagesWithTheDemotedCoach", [](const World& w) { return get(messagesOf(w.dorasConversation)); }, {401, 200, 403, 403, 403, 200, 403, 403}},
        {"sending", [](const World& w) { return post(messagesOf(w.direct), body({{"content", "x"}})); }, {401, 201, 403, 201, 403, 403, 403, 403}},
        {"sendingToTheGroup", [](const World& w) { return post(messagesOf(w.group), body({{"content", "x"}})); }, {401, 201, 403, 201, 403, 403, 403, 403}},
        {"sendingWithTheFormerCoach", [](const World& w) { return post(messagesOf(w.fredsConversation), body({{"content", "x"}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"sendingWithTheDemotedCoach", [](const World& w) { return post(messagesOf(w.dorasConversation), body({{"content", "x"}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"reading", [](const World& w) { return post(readOf(w.direct), body({{"lastReadMessageId", w.messageId}})); }, {401, 204, 403, 204, 403, 403, 403, 403}},
        {"conversingWithTheAthlete", [](const World& w) { return post("/api/messages/conversations", participants(w.bo)); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"conversingWithTheCoach", [](const World& w) { return post("/api/messages/conversations", participants(w.ana)); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"conversingInAGroup", [](const World& w) { return post("/api/messages/conversations", body({{"participantIds", std::vector{w.bo.id}}, {"isGroup", true}})); }, {401, 403, 403, 201, 403, 403, 403, 403}},
    };
    return all;
}

// What is found, what is reported, and who is heard of at once.
const std::vector<Case>& casesOfSafety() {
    static const std::vector<Case> all = {
        {"searching", [](const World& w) { return get("/api/messages/search?q=" + w.mark); }, {401, 200, 200, 200, 200, 200, 200, 200}, true},
        {"searchingInTheGroup", [](const World& w) { return get("/api/messages/search?q=mark&conversationId=" + w.group); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"searchingWithTheFormerCoach", [](const World& w) { return get("/api/messages/search?q=past&conversationId=" + w.fredsConversation); }, {401, 200, 403, 403, 403, 403, 200, 403}},
        {"reporting", [](const World& w) { return post(messagesOf(w.direct) + "/" + w.messageId + "/report", body({{"reason", "spam"}})); }, {401, 201, 403, 400, 403, 403, 403, 403}},
        {"reports", [](const World&) { return get("/api/admin/reports"); }, {401, 403, 403, 403, 403, 403, 403, 200}},
        {"openingAReport", [](const World& w) { return post("/api/admin/reports/" + w.reportId + "/open", ""); }, {401, 403, 403, 403, 403, 403, 403, 200}},
        {"closingAReport", [](const World& w) { return post("/api/admin/reports/" + w.reportId + "/close", body({{"outcome", "warned"}})); }, {401, 403, 403, 403, 403, 403, 403, 200}},
        {"typing", [](const World& w) { return post(conversation(w.direct, "/typing"), ""); }, {401, 204, 403, 204, 403, 403, 403, 403}},
        {"typingInTheGroup", [](const World& w) { return post(conversation(w.group, "/typing"), ""); }, {401, 204, 403, 204, 403, 403, 403, 403}},
        {"typingWithTheFormerCoach", [](const World& w) { return post(conversation(w.fredsConversation, "/typing"), ""); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"listening", [](const World&) { return get("/api/live/authorize"); }, {401, 204, 204, 204, 204, 204, 204, 204}},
    };
    return all;
}

// The world's exercise is the athlete's.
const std::vector<Case>& casesOfTraining() {
    static const std::vector<Case> all = {
        {"exercises", [](const World& w) { return get("/api/exercises?q=" + w.mark); }, {401, 200, 200, 200, 200, 200, 200, 200}, true},
        {"exercisesByName", [](const World&) { return get("/api/exercises?category=strength"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"theAthletesExercise", [](const World& w) { return get("/api/exercises/" + w.ownExercise); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"creatingAnExercise", [](const World& w) { return post("/api/exercises", body({{"name", "X of " + w.bo.id}})); }, {401, 201, 201, 201, 201, 201, 201, 201}},
        {"changingTheAthletesExercise", [](const World& w) { return put("/api/exercises/" + w.ownExercise, body({{"name", w.mark}, {"measure", "reps"}})); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"ownLogs", [](const World&) { return get("/api/workouts"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"lastTime", [](const World& w) { return get("/api/workouts/last?exerciseId=" + w.ownExercise); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"theSession", [](const World& w) { return get("/api/athlete/assignments/" + w.open + "/session"); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"creatingALog", [](const World&) { return post("/api/workouts", R"({"title": "x", "sets": [{"exercise": "x"}]})"); }, {401, 201, 201, 403, 403, 201, 403, 403}},
        {"theAthletesLog", [](const World& w) { return get("/api/workouts/" + w.ownLog); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"changingTheAthletesLog", [](const World& w) { return put("/api/workouts/" + w.ownLog, R"({"version": 1, "sets": [{"exercise": "x"}]})"); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"deletingTheAthletesLog", [](const World& w) { return Request{"DELETE", "/api/workouts/" + w.ownLog}; }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"settingATrainingMax", [](const World& w) { return put("/api/workouts/training-maxes/" + w.ownExercise, R"({"weight": 100, "weightUnit": "kg"})"); }, {401, 200, 403, 403, 403, 403, 403, 403}},
        {"imports", [](const World&) { return get("/api/imports"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"previewingAnImport", [](const World& w) { return post("/api/imports/preview", body({{"fileName", "x"}, {"content", "Date,Exercise,Reps\n2020-01-01,Dip,5"}, {"mappings", Raw{R"([{"name": "Dip", "exerciseId": ")" + w.ownExercise + "\"}]"}}})); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"importing", [](const World& w) { return post("/api/imports", body({{"fileName", "x"}, {"content", "Date,Exercise,Reps\n2020-01-01,Dip,5"}, {"mappings", Raw{R"([{"name": "Dip", "exerciseId": ")" + w.ownExercise + "\"}]"}}})); }, {401, 201, 403, 403, 403, 403, 403, 403}},
        {"undoingAnImport", [](const World& w) { return Request{"DELETE", "/api/imports/" + w.ownImport}; }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"exportingWorkouts", [](const World&) { return get("/api/workouts/export?format=json"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"deletingTheAthletesExercise", [](const World& w) { return Request{"DELETE", "/api/exercises/" + w.ownExercise}; }, {401, 204, 403, 403, 403, 403, 403, 403}},
    };
    return all;
}

// The account of whoever asks, and what it is told.
const std::vector<Case>& casesOfAccounts() {
    static const std::vector<Case> all = {
        {"account", [](const World&) { return get("/api/account"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"changingSettingsToATakenUsername", [](const World& w) { return Request{"PUT", "/api/account", body({{"displayName", "X"}, {"username", w.ida.username}, {"timeZone", "UTC"}, {"units", "kg"}, {"language", "en"}})}; }, {401, 409, 409, 409, 409, 409, 409, 200}},
        {"sessions", [](const World&) { return get("/api/account/sessions"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"endingASession", [](const World& w) { return Request{"DELETE", "/api/account/sessions/" + w.session}; }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"changingThePasswordWithoutKnowingIt", [](const World&) { return post("/api/account/password", body({{"currentPassword", "x"}, {"newPassword", "seven lanes of cold water"}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"changingTheEmailWithoutThePassword", [](const World&) { return post("/api/account/email", body({{"email", "x@example.test"}, {"password", "x"}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"exporting", [](const World&) { return get("/api/account/export"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"deletingWithoutThePassword", [](const World&) { return post("/api/account/deletion", body({{"password", "x"}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"keepingTheAccount", [](const World&) { return Request{"DELETE", "/api/account/deletion"}; }, {401, 204, 204, 204, 204, 204, 204, 204}},
        {"notifications", [](const World&) { return get("/api/notifications"); }, {401, 200, 200, 200, 200, 200, 200, 200}, true},
        {"unreadNotifications", [](const World&) { return get("/api/notifications/unread"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"readingANotification", [](const World& w) { return post("/api/notifications/read", body({{"ids", std::vector{w.notification}}})); }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"readingAllNotifications", [](const World&) { return post("/api/notifications/read", R"({"all": true})"); }, {401, 204, 204, 204, 204, 204, 204, 204}},
        {"notificationPreferences", [](const World&) { return get("/api/notifications/preferences"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"deadLetters", [](const World&) { return get("/api/admin/mail"); }, {401, 403, 403, 403, 403, 403, 403, 200}},
        {"retryingAMail", [](const World&) { return post("/api/admin/mail/" + missingId() + "/retry", "{}"); }, {401, 403, 403, 403, 403, 403, 403, 403}},
    };
    return all;
}

// What training comes to.
const std::vector<Case>& casesOfFigures() {
    static const std::vector<Case> all = {
        {"analytics", [](const World&) { return get("/api/athlete/analytics"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"anExercisesProgress", [](const World& w) { return get("/api/athlete/analytics/exercises/name:" + w.mark); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"bodyWeights", [](const World&) { return get("/api/athlete/body-weights"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"settingABodyWeight", [](const World&) { return put("/api/athlete/body-weights/" + daysAgo(1), R"({"weight": 90, "weightUnit": "kg"})"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"takingABodyWeightBack", [](const World&) { return Request{"DELETE", "/api/athlete/body-weights/" + daysAgo(1)}; }, {401, 204, 204, 403, 403, 204, 403, 403}},
        {"checkIns", [](const World&) { return get("/api/athlete/check-ins"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"checkingIn", [](const World&) { return put("/api/athlete/check-ins/" + daysAgo(1), R"({"sleep": 5, "mood": 5, "energy": 5, "stress": 5, "soreness": 5})"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"trainingProfile", [](const World&) { return get("/api/athlete/training-profile"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"settingTheTrainingProfile", [](const World&) { return put("/api/athlete/training-profile", R"({"sex": "male"})"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
        {"analyticsOfTheAthlete", [](const World& w) { return get("/api/coach/athletes/" + w.bo.id + "/analytics"); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"progressOfTheAthlete", [](const World& w) { return get("/api/coach/athletes/" + w.bo.id + "/analytics/exercises/name:" + w.mark); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"dashboard", [](const World&) { return get("/api/coach/dashboard"); }, {401, 403, 403, 200, 200, 403, 200, 403}, true},
        {"comparing", [](const World& w) { return get("/api/coach/compare?measure=volume&athleteIds=" + w.bo.id); }, {401, 403, 403, 200, 403, 403, 403, 403}},
    };
    return all;
}

// What is between Ana and Bo itself, and what invites to it.
const std::vector<Case>& casesOfConnections() {
    static const std::vector<Case> all = {
        {"invitationsOfTheCoach", [](const World&) { return get("/api/coach/invitations"); }, {401, 403, 403, 200, 200, 403, 200, 403}, true},
        {"inviting", [](const World&) { return post("/api/coach/invitations", body({{"email", uniqueEmail("new")}})); }, {401, 403, 403, 201, 201, 403, 201, 403}},
        {"sendingAnInvitationAgain", [](const World& w) { return post("/api/coach/invitations/" + w.mailed.id + "/resend", "{}"); }, {401, 403, 403, 409, 403, 403, 403, 403}},
        {"withdrawingAnInvitation", [](const World& w) { return post("/api/coach/invitations/" + w.mailed.id + "/withdraw", "{}"); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"pausingTheAthlete", [](const World& w) { return post("/api/coach/athletes/" + w.bo.id + "/pause", "{}"); }, {401, 403, 403, 200, 403, 403, 403, 403}},
        {"resumingTheAthlete", [](const World& w) { return post("/api/coach/athletes/" + w.bo.id + "/resume", "{}"); }, {401, 403, 403, 200, 403, 403, 403, 403}},
        {"endingAsTheCoach", [](const World& w) { return post("/api/coach/athletes/" + w.bo.id + "/end", "{}"); }, {401, 403, 403, 204, 403, 403, 403, 403}},
        {"notingOfTheAthlete", [](const World& w) { return put("/api/coach/athletes/" + w.bo.id + "/notes", body({{"notes", w.mark}})); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},

        {"invitationsOfTheAthlete", [](const World&) { return get("/api/invitations"); }, {401, 200, 200, 403, 403, 200, 403, 403}, true},
        {"acceptingAnInvitation", [](const World& w) { return post("/api/invitations/accept", body({{"invitationId", w.invitation.id}})); }, {401, 201, 403, 403, 403, 403, 403, 403}},
        {"decliningAnInvitation", [](const World& w) { return post("/api/invitations/decline", body({{"invitationId", w.invitation.id}})); }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"viewingAnInvitation", [](const World& w) { return post("/api/invitations/view", body({{"code", w.mailed.code}})); }, {200, 200, 403, 403, 403, 403, 403, 403}, true, true},
        {"pausingTheCoach", [](const World& w) { return post("/api/athlete/coaches/" + w.ana.id + "/pause", "{}"); }, {401, 200, 403, 403, 403, 403, 403, 403}},
        {"resumingTheCoach", [](const World& w) { return post("/api/athlete/coaches/" + w.ana.id + "/resume", "{}"); }, {401, 200, 403, 403, 403, 403, 403, 403}},
        {"endingAsTheAthlete", [](const World& w) { return post("/api/athlete/coaches/" + w.ana.id + "/end", "{}"); }, {401, 204, 403, 403, 403, 403, 403, 403}},
        {"settingGoals", [](const World& w) { return put("/api/athlete/coaches/" + w.ana.id + "/goals", body({{"goals", std::vector{w.mark}}})); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"pastCoaches", [](const World&) { return get("/api/athlete/coach-history"); }, {401, 200, 200, 403, 403, 200, 403, 403}},
    };
    return all;
}

std::string given(const World& w) {
    return body({{"athleteIds", std::vector{w.bo.id}}, {"startDate", "2030-01-07"}, {"weekdays", Raw{"[1]"}}, {"athleteMayMove", true}});
}
std::string planned(const std::string& id, const std::string& part) { return "/api/assignments/" + id + part; }

// Programs, and what is planned.
const std::vector<Case>& casesOfPrograms() {
    static const std::vector<Case> all = {
        {"programs", [](const World&) { return get("/api/programs"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"programsOfClients", [](const World&) { return get("/api/programs?tab=clients"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"programsFromTheCoach", [](const World&) { return get("/api/programs?tab=coach"); }, {401, 200, 200, 200, 200, 200, 200, 200}},
        {"templates", [](const World& w) { return get("/api/programs?tab=templates&q=" + w.mark); }, {401, 200, 200, 200, 200, 200, 200, 200}, true},
        {"writingAProgram", [](const World&) { return post("/api/programs", programBody("x", R"([{"days": []}])")); }, {401, 201, 201, 201, 201, 201, 201, 201}},
        {"aPrivateProgram", [](const World& w) { return get("/api/programs/" + w.program); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"aTemplate", [](const World& w) { return get("/api/programs/" + w.shownProgram); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"changingATemplate", [](const World& w) { return put("/api/programs/" + w.shownProgram, programBody(w.mark, R"([{"days": []}])", R"(, "version": 1)")); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"deletingATemplate", [](const World& w) { return Request{"DELETE", "/api/programs/" + w.shownProgram}; }, {401, 403, 403, 204, 403, 403, 403, 403}},
        {"copyingAPrivateProgram", [](const World& w) { return post("/api/programs/" + w.program + "/copy", "{}"); }, {401, 403, 403, 201, 403, 403, 403, 403}},
        {"copyingATemplate", [](const World& w) { return post("/api/programs/" + w.shownProgram + "/copy", "{}"); }, {401, 201, 403, 201, 403, 403, 403, 403}},
        {"givingAProgramWithoutThePermission", [](const World& w) { return post("/api/programs/" + w.program + "/assignments", given(w)); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"followingATemplate", [](const World& w) { return post("/api/programs/" + w.shownProgram + "/assignments", given(w)); }, {401, 201, 403, 403, 403, 403, 403, 403}},
        {"runs", [](const World& w) { return get("/api/programs/" + w.shownProgram + "/runs"); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"updatingRunsWithoutThePermission", [](const World& w) { return post("/api/programs/" + w.shownProgram + "/runs/update", body({{"runIds", std::vector{w.run}}})); }, {401, 403, 403, 403, 403, 403, 403, 403}},
        {"endingARun", [](const World& w) { return post("/api/program-runs/" + w.run + "/end", "{}"); }, {401, 403, 403, 204, 403, 403, 403, 403}},

        {"theCalendar", [](const World& w) { return get("/api/calendar?from=2030-01-01&to=2030-01-31&athleteId=" + w.bo.id); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"theOwnCalendar", [](const World&) { return get("/api/calendar?from=2030-01-01&to=2030-01-31"); }, {401, 200, 200, 400, 400, 200, 400, 200}},
        {"moving", [](const World& w) { return put(planned(w.open, "/day"), body({{"scheduledFor", "2030-01-08"}})); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"movingWhatIsDone", [](const World& w) { return put(planned(w.logged, "/day"), body({{"scheduledFor", "2030-01-08"}})); }, {401, 409, 403, 409, 403, 403, 403, 403}},
        {"movingWhatTheFormerCoachGave", [](const World& w) { return put(planned(w.fredsAssignment, "/day"), body({{"scheduledFor", "2030-01-08"}})); }, {401, 200, 403, 403, 403, 403, 403, 403}, true},
        {"shifting", [](const World& w) { return post(planned(w.open, "/shift"), body({{"days", 1}})); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"excusing", [](const World& w) { return put(planned(w.open, "/status"), body({{"status", "excused"}, {"reason", "ill"}})); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"withdrawing", [](const World& w) { return Request{"DELETE", planned(w.open, "")}; }, {401, 403, 403, 204, 403, 403, 403, 403}},
    };
    return all;
}

// Messages, and what becomes of them. The world's message is the coach's.
const std::vector<Case>& casesOfMessages() {
    static const std::vector<Case> all = {
        {"aConversation", [](const World& w) { return get("/api/messages/conversations/" + w.direct); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"aMessage", [](const World& w) { return get(messageOf(w)); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"editing", [](const World& w) { return put(messageOf(w), body({{"content", w.mark}})); }, {401, 403, 403, 200, 403, 403, 403, 403}, true},
        {"editsOfAMessage", [](const World& w) { return get(messageOf(w) + "/edits"); }, {401, 200, 403, 200, 403, 403, 403, 403}},
        {"deleting", [](const World& w) { return Request{"DELETE", messageOf(w)}; }, {401, 403, 403, 204, 403, 403, 403, 403}},
        {"reacting", [](const World& w) { return put(messageOf(w) + "/reactions/%F0%9F%91%8D", ""); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"takingBackAReaction", [](const World& w) { return Request{"DELETE", messageOf(w) + "/reactions/%F0%9F%91%8D"}; }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"messagesBehindOne", [](const World& w) { return get(messagesOf(w.direct) + "?after=0"); }, {401, 200, 403, 200, 403, 403, 403, 403}, true},
        {"changesOfMessages", [](const World& w) { return get("/api/messages/conversations/" + w.direct + "/changes?after=0"); }, {401, 200, 403, 200, 403, 403, 403, 403}},
        {"readMarks", [](const World& w) { return get("/api/messages/conversations/" + w.direct + "/read-marks"); }, {401, 200, 403, 200, 403, 403, 403, 403}},
    };
    return all;
}
// clang-format on

struct Matrix : HttpTest, testing::WithParamInterface<Case> {
    World world;

    // Strangers first, so that what the others do does not help them.
    static constexpr std::array order = {0, 2, 4, 5, 6, 7, 1, 3};
    Asker actor(int column) const {
        const Person* people[] = {nullptr,    &world.bo,   &world.cy,   &world.ana,
                                  &world.eve, &world.dora, &world.fred, &world.ida};
        const auto asker = people[column] == nullptr ? nobody() : as(*people[column]);
        return layers() == "second" ? asker.mayFail() : asker;
    }
    static bool isStranger(int column) { return column != 1 && column != 3; }

    void expectNothingForeign(const Answer& answer, int column) const {
        if (isStranger(column)) EXPECT_EQ(answer.body.find(world.mark), std::string::npos);
        if (column == 3 && !GetParam().showsPast) EXPECT_EQ(answer.body.find(world.past), std::string::npos);
        // Connecting shows the e-mail that it was given.
        if (isStranger(column) && answer.status != 201) {
            EXPECT_EQ(answer.body.find(world.bo.email), std::string::npos);
            EXPECT_EQ(answer.body.find(world.ana.email), std::string::npos);
        }
    }
};

TEST_P(Matrix, Holds) {
    const auto request = GetParam().request(world);
    auto before = world.rows();
    for (const int column : order) {
        const auto expected = GetParam().statuses[static_cast<std::size_t>(column)];
        SCOPED_TRACE(std::string(actorNames[static_cast<std::size_t>(column)]) + ": " + request.method + " " +
                     request.path);

        const auto answer = actor(column).send(request.method, request.path, request.body);

        if (layers() != "second") EXPECT_EQ(answer.status, expected) << answer.body;
        if (!GetParam().takesCode || column != 0) expectNothingForeign(answer, column);
        auto after = world.rows();
        if (expected >= 400 || request.method == "GET") EXPECT_EQ(after, before);
        before = std::move(after);
        if (!isStranger(column) && expected == 200 && GetParam().showsMark)
            EXPECT_NE(answer.body.find(world.mark), std::string::npos) << "there was nothing to hide";
    }
}

INSTANTIATE_TEST_SUITE_P(Resources, Matrix, testing::ValuesIn(cases()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Messages, Matrix, testing::ValuesIn(casesOfMessages()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Safety, Matrix, testing::ValuesIn(casesOfSafety()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Training, Matrix, testing::ValuesIn(casesOfTraining()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Accounts, Matrix, testing::ValuesIn(casesOfAccounts()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Figures, Matrix, testing::ValuesIn(casesOfFigures()),
                         [](const auto& instance) { return std::string(instance.param.name); });
INSTANTIATE_TEST_SUITE_P(Connections, Matrix, testing::ValuesIn(casesOfConnections()),
                         [](const auto& instance) { return std::string(instance.param.name); });

INSTANTIATE_TEST_SUITE_P(Programs, Matrix, testing::ValuesIn(casesOfPrograms()),
                         [](const auto& instance) { return std::string(instance.param.name); });

// Lest a run passes because both layers were there after all.
TEST(MatrixLayers, AreThoseThatAreToBeTested) {
    const bool withoutSecond = valueOf("select rolbypassrls from pg_roles where rolname = 'tp_app'") == "t";
    const bool withoutFirst = as(athlete("Bo")).get("/api/coach/athletes").status == 200;

    EXPECT_EQ(withoutSecond, layers() == "first");
    EXPECT_EQ(withoutFirst, layers() == "second");
}

}  // namespace
