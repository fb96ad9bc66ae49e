#include "mail/sending.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "db/transaction.h"
#include "http/log.h"
#include "mail/letter.h"
#include "mail/message.h"
#include "mail/outbox.h"

namespace tp::mail {

namespace {

std::string fromEnvironment(const char* name, const std::string& otherwise = "") {
    const char* value = std::getenv(name);
    return value == nullptr || *value == '\0' ? otherwise : std::string(value);
}

// Without the scheme and the port; an IP address in the brackets that mail wants.
std::string hostOf(const std::string& url) {
    auto host = url.substr(url.find("://") + 3);
    if (host.starts_with('[')) return "[IPv6:" + host.substr(1, host.find(']'));
    host = host.substr(0, host.find(':'));
    return host.find_first_not_of("0123456789.") == std::string::npos ? "[" + host + "]" : host;
}

template <class Work>
auto inTransaction(db::Connection& connection, Work work) {
    db::Transaction tx(connection, db::Mode::readWrite);
    auto result = work(tx);
    tx.commit();
    return result;
}

Message compose(db::Connection& connection, const Settings& settings, const Claimed& mail) {
    const auto letter = letterOf(mail.templateName, mail.details, settings.publicUrl);
    std::optional<std::string> stop;
    if (mail.toUser)
        if (const auto nonce = inTransaction(
                connection, [&](db::Transaction& tx) { return unsubscribeNonce(tx, *mail.toUser, mail.templateName); }))
            stop = unsubscribeUrl(settings.publicUrl, *nonce);
    return {settings.from,        mail.toAddress,
            letter.subject,       asText(letter, stop),
            asHtml(letter, stop), mail.id.toString() + "@" + settings.host,
            mail.createdAt,       stop};
}

// Whole or not at all, under a name that stays the same.
void writeFile(const Settings& settings, const Claimed& mail, const std::string& message) {
    const std::filesystem::path directory(settings.directory);
    std::filesystem::create_directories(directory);
    const auto path = directory / (mail.id.toString() + ".eml");
    const auto unfinished = directory / (mail.id.toString() + ".new");
    std::ofstream file(unfinished, std::ios::binary);
    file << message;
    file.close();
    if (!file) throw NotDelivered("the mail's file can't be written", false);
    std::filesystem::rename(unfinished, path);
}

void send(db::Connection& connection, const Settings& settings, const Claimed& mail) {
    std::string message;
    try {
        message = composed(compose(connection, settings, mail));
    } catch (const std::invalid_argument& fault) {
        throw NotDelivered(fault.what(), true);
    }
    if (settings.relay)
        deliver(*settings.relay, settings.from, mail.toAddress, message);
    else
        writeFile(settings, mail, message);
}

}  // namespace

Settings settingsFromEnvironment() {
    Settings settings;
    settings.publicUrl = fromEnvironment("TP_PUBLIC_URL");
    if (settings.publicUrl.find("://") == std::string::npos) throw std::runtime_error("TP_PUBLIC_URL must be set");
    settings.host = hostOf(settings.publicUrl);
    settings.from = fromEnvironment("TP_MAIL_FROM", "no-reply@" + settings.host);
    settings.directory = fromEnvironment("TP_MAIL_DIRECTORY", "mail");
    if (const auto url = fromEnvironment("SMTP_URL"); !url.empty())
        settings.relay = Relay{url, fromEnvironment("SMTP_CERTIFICATES"),
                               std::chrono::seconds(std::atoi(fromEnvironment("SMTP_TIMEOUT", "20").c_str()))};
    return settings;
}

bool sendNext(db::Connection& connection, const Settings& settings) {
    const auto mail = inTransaction(connection, [](db::Transaction& tx) { return claim(tx); });
    if (!mail) return false;
    std::optional<NotDelivered> failure;
    try {
        send(connection, settings, *mail);
    } catch (const NotDelivered& refused) {
        failure = refused;
    } catch (const std::filesystem::filesystem_error& fault) {
        failure = NotDelivered("the mail's file: " + fault.code().message(), false);
    }
    if (failure) http::log::error("mail " + mail->id.toString(), failure->what());
    inTransaction(connection, [&](db::Transaction& tx) {
        if (failure)
            markFailed(tx, *mail, failure->what(), failure->inVain);
        else
            markSent(tx, *mail);
        return true;
    });
    return true;
}

}  // namespace tp::mail
