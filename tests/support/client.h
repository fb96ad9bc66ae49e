// Requests to the tested installation (TP_TEST_URL), through its nginx. Every answer is held against what holds for all
// of them (see promises.h); what breaks a promise fails the test that asked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_view.h"

namespace tp::test {

struct Person;

struct Answer {
    int status = 0;
    std::multimap<std::string, std::string> headers;  // names in lower case
    std::string body;

    // The header's value; empty where there is none.
    std::string header(const std::string& name) const;
    Json json() const { return Json::parse(body); }
    Json operator[](std::string_view member) const { return json()[member]; }
    // Of a problem.
    std::string code() const { return json()["code"].text(); }
    // The fields that a problem names, sorted.
    std::vector<std::string> wrongFields() const;
    // The problem's text without what differs from one request to the next.
    std::string bodyButRequestId() const;
    // The session token that the answer sets.
    std::string newToken() const;
};

// Somebody who asks, as a page of the site would: Origin, Sec-Fetch-Site and, with a body, Content-Type are there
// unless left out. A value: with(), without() … return a changed copy.
class Asker {
public:
    Asker& operator=(const Asker&) = default;
    Asker(const Asker&) = default;
    explicit Asker(const std::string& token);

    Asker with(const std::string& header, const std::string& value) const;
    Asker without(const std::string& header) const;
    Asker key(const std::string& idempotencyKey) const { return with("Idempotency-Key", idempotencyKey); }
    // From another address of this machine, 127.x.y.z.
    Asker from(const std::string& address) const;
    // A 5xx does not fail the test.
    Asker mayFail() const;

    Answer get(const std::string& path) const { return send("GET", path); }
    Answer post(const std::string& path, const std::string& body = "") const { return send("POST", path, body); }
    Answer send(const std::string& method, const std::string& path, const std::string& body = "") const;

private:
    std::map<std::string, std::string> headers_;
    std::string address_;
    bool mayFail_ = false;
};

Asker as(const Person& person);
Asker nobody();

// The installation's address, without a slash at the end.
const std::string& siteUrl();

// An address of a network (/24) that no other test of this run has used; `host` tells addresses in it apart.
class Network {
public:
    Network();
    std::string address(int host = 1) const { return prefix_ + std::to_string(host); }

private:
    std::string prefix_;
};

}  // namespace tp::test
