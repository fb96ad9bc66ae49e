#include "mail/letter.h"

#include <array>
#include <stdexcept>

#include "auth/link_token.h"
#include "json/document.h"
#include "types/instant.h"

namespace tp::mail {

namespace {

class Details {
public:
    Details(std::string_view json, std::string publicUrl) : json_(json), publicUrl_(std::move(publicUrl)) {}

    // Empty where it is not there.
    std::string text(std::string_view name) const {
        const auto value = json_.root().member(name);
        return std::string(value ? value->text().value_or("") : "");
    }
    std::string needed(std::string_view name) const {
        auto value = text(name);
        if (value.empty()) throw std::invalid_argument("the details have no " + std::string(name));
        return value;
    }
    std::string who() const {
        auto name = text("actorName");
        return name.empty() ? "Somebody" : name;
    }
    // " “Squats”", or nothing where there is no title.
    std::string titled() const {
        const auto title = text("title");
        return title.empty() ? "" : " “" + title + "”";
    }
    // The day and time in UTC, as 2026-11-21 09:30 UTC.
    std::string time(std::string_view name) const {
        const auto at = Instant::parse(needed(name));
        if (!at) throw std::invalid_argument(std::string(name) + " is no time");
        const auto written = at->toString();
        return written.substr(0, 10) + " " + written.substr(11, 5) + " UTC";
    }
    std::string page(const std::string& path) const { return publicUrl_ + path; }
    std::string tokenPage(const std::string& path, std::string_view purpose) const {
        return page(path + linkToken(purpose, needed("nonce")));
    }
    std::optional<std::string> quote(std::string_view name) const {
        auto value = text(name);
        return value.empty() ? std::nullopt : std::optional(std::move(value));
    }

private:
    json::Document json_;
    std::string publicUrl_;
};

Letter invitationReceived(const Details& d) {
    return {d.who() + " invites you to train together",
            {d.who() + " would like to be your coach on TrainingPlanner.",
             "You decide what your coach may see, and you can end it at any time."},
            d.quote("message"),
            "See the invitation",
            d.page("/my-coach")};
}

Letter invitation(const Details& d) {
    const auto coach = d.needed("coachName");
    std::vector<std::string> paragraphs{coach + " would like to be your coach on TrainingPlanner.",
                                        "You decide what your coach may see, and you can end it at any time."};
    if (!d.text("expiresAt").empty())
        paragraphs.push_back("The invitation is for this address alone and ends on " + d.time("expiresAt") + ".");
    return {coach + " invites you to train together", paragraphs, d.quote("message"), "See the invitation",
            d.tokenPage("/invitations/", "invitation")};
}

Letter invitationAccepted(const Details& d) {
    return {d.who() + " accepted your invitation",
            {d.who() + " is your athlete now."},
            {},
            "See your athletes",
            d.page("/client-management")};
}

Letter invitationDeclined(const Details& d) {
    return {d.who() + " declined your invitation",
            {d.who() + " does not want to train with you now."},
            {},
            "See your invitations",
            d.page("/invitations")};
}

Letter connected(const Details& d) {
    return {d.who() + " is your coach now",
            {d.who() + " added you as an athlete on TrainingPlanner.",
             "You decide what your coach may see, and you can end it with one click."},
            {},
            "See your coach",
            d.page("/my-coach")};
}

Letter connectionPaused(const Details& d) {
    return {d.who() + " paused your training together",
            {"Until " + d.who() + " goes on with it, neither messages nor training can be exchanged."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter connectionResumed(const Details& d) {
    return {d.who() + " goes on with your training together",
            {"Everything is open again as it was before."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter connectionEnded(const Details& d) {
    return {d.who() + " ended your training together",
            {"You are no longer connected on TrainingPlanner."},
            d.quote("reason"),
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter assignmentCreated(const Details& d) {
    return {"New workout from " + d.who(),
            {d.who() + " assigned you the workout" + d.titled() + "."},
            {},
            "See your assignments",
            d.page("/assignments")};
}

Letter workoutCompleted(const Details& d) {
    return {d.who() + " completed a workout",
            {d.who() + " completed the workout" + d.titled() + "."},
            {},
            "See the assignments",
            d.page("/assignments")};
}

Letter programAssigned(const Details& d) {
    return {"New program from " + d.who(),
            {d.who() + " assigned you the program" + d.titled() + "."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter programCompleted(const Details& d) {
    return {d.who() + " completed a program",
            {d.who() + " completed the program" + d.titled() + "."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter insight(const Details& d) {
    return {"A new insight into your training",
            {"There is a new insight" + d.titled() + "."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter message(const Details& d) {
    return {"New message from " + d.who(),
            {d.who() + " wrote to you" + (d.text("title").empty() ? "" : " in" + d.titled()) + " on TrainingPlanner."},
            {},
            "Read the message",
            d.page("/messages/" + d.needed("sourceId"))};
}

Letter messageReported(const Details& d) {
    return {
        "A message of yours was reported",
        {"One of your messages was reported. Administrators of TrainingPlanner see it and the two messages around it."},
        {},
        "Open TrainingPlanner",
        d.page("/notifications")};
}

Letter reportClosed(const Details& d) {
    return {"A report about a message was closed",
            {"Administrators of TrainingPlanner have looked at a message that was reported by you, or was yours, and "
             "closed the report."},
            {},
            "Open TrainingPlanner",
            d.page("/notifications")};
}

Letter reportFiled(const Details& d) {
    return {
        "A message was reported",
        {"Somebody has reported a message to the administrators of TrainingPlanner. The report shows it and the two "
         "messages around it."},
        {},
        "See the reports",
        d.page("/admin")};
}

Letter passwordReset(const Details& d) {
    return {"Choose a new password",
            {"Somebody, probably you, asked for a new password for your account on TrainingPlanner.",
             "If it was not you, there is nothing to do: your password stays as it is."},
            {},
            "Choose a new password",
            d.tokenPage("/reset-password/", "password_reset")};
}

Letter confirmEmail(const Details& d) {
    return {"Confirm your e-mail address",
            {"Please confirm that this is your e-mail address for TrainingPlanner.",
             "If you did not ask for this, there is nothing to do."},
            {},
            "Confirm the address",
            d.tokenPage("/confirm-email/", "confirm_email")};
}

Letter emailChanged(const Details& d) {
    const auto newEmail = d.text("newEmail");
    return {"Your e-mail address was changed",
            {"The e-mail address of your account on TrainingPlanner was changed" +
                 (newEmail.empty() ? "." : " to " + newEmail + "."),
             "If it was not you, tell whoever runs this TrainingPlanner."},
            {},
            "Open TrainingPlanner",
            d.page("/settings")};
}

Letter emailInUse(const Details& d) {
    return {"Somebody wants to use your e-mail address",
            {"Somebody asked to use this e-mail address for another account on TrainingPlanner. It stays with yours.",
             "If it was you, sign in with this address. If it was not, there is nothing to do."},
            {},
            "Open TrainingPlanner",
            d.page("/settings")};
}

Letter passwordChanged(const Details& d) {
    return {"Your password was changed",
            {"The password of your account on TrainingPlanner was changed, and all other devices were signed out.",
             "If it was not you, choose a new one right away."},
            {},
            "Choose a new password",
            d.page("/forgot-password")};
}

Letter deletionScheduled(const Details& d) {
    return {"Your account will be deleted",
            {"Your account on TrainingPlanner and everything in it will be deleted on " + d.time("dueAt") + ".",
             "Until then you can change your mind in the settings."},
            {},
            "Open the settings",
            d.page("/settings")};
}

Letter deletionCancelled(const Details& d) {
    return {"Your account stays",
            {"Your account on TrainingPlanner will not be deleted."},
            {},
            "Open TrainingPlanner",
            d.page("/settings")};
}

struct Template {
    std::string_view name;
    Letter (*write)(const Details&);
};
constexpr std::array templates{Template{"invitation_received", invitationReceived},
                               Template{"invitation_accepted", invitationAccepted},
                               Template{"invitation_declined", invitationDeclined},
                               Template{"connected", connected},
                               Template{"connection_paused", connectionPaused},
                               Template{"connection_resumed", connectionResumed},
                               Template{"connection_ended", connectionEnded},
                               Template{"assignment_created", assignmentCreated},
                               Template{"workout_completed", workoutCompleted},
                               Template{"program_assigned", programAssigned},
                               Template{"program_completed", programCompleted},
                               Template{"insight", insight},
                               Template{"message", message},
                               Template{"message_reported", messageReported},
                               Template{"report_closed", reportClosed},
                               Template{"report_filed", reportFiled},
                               Template{"invitation", invitation},
                               Template{"password_reset", passwordReset},
                               Template{"confirm_email", confirmEmail},
                               Template{"email_changed", emailChanged},
                               Template{"email_in_use", emailInUse},
                               Template{"password_changed", passwordChanged},
                               Template{"deletion_scheduled", deletionScheduled},
                               Template{"deletion_cancelled", deletionCancelled}};

constexpr const char* unsubscribeWords = "Turn mails of this kind off";

}  // namespace

Letter letterOf(std::string_view templateName, std::string_view details, const std::string& publicUrl) {
    for (const auto& one : templates)
        if (one.name == templateName) return one.write(Details(details, publicUrl));
    throw std::invalid_argument("there is no template " + std::string(templateName));
}

std::string unsubscribeUrl(const std::string& publicUrl, const std::string& nonce) {
    return publicUrl + "/unsubscribe/" + linkToken("unsubscribe", nonce);
}

std::string asText(const Letter& letter, const std::optional<std::string>& unsubscribeUrl) {
    std::string out;
    for (const auto& paragraph : letter.paragraphs) out += paragraph + "\n\n";
    if (letter.quote) {
        out += "> ";
        for (const char c : *letter.quote) out += c == '\n' ? std::string("\n> ") : std::string(1, c);
        out += "\n\n";
    }
    out += letter.linkLabel + ":\n" + letter.link + "\n";
    if (unsubscribeUrl) out += "\n-- \n" + std::string(unsubscribeWords) + ":\n" + *unsubscribeUrl + "\n";
    return out;
}

}  // namespace tp::mail
