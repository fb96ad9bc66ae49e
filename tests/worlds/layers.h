// Either layer of authorization without the other, asked for verdicts: 0 is refused, more is what one sees or may do.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "auth/identity.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "http/error.h"
#include "http/serve.h"

namespace tp::worlds {

// Verdicts of one actor, in one transaction that changes nothing: every question ends where it began.
class Layer {
public:
    Layer(db::Connection& connection) : tx_(connection, db::Mode::readWrite) {}

protected:
    void begin() { tx_.later("savepoint question"); }
    // The verdict that `answer` gives; refused where it throws. The rollback travels with
    // the next question.
    int verdictOf(const std::function<int()>& answer) {
        int verdict = 0;
        try {
            verdict = answer();
            tx_.flush();
        } catch (const http::Error&) {
            verdict = 0;
        } catch (const db::SqlError&) {
            verdict = 0;
        }
        tx_.later("rollback to savepoint question");
        return verdict;
    }

    // The same for what changes something: the other layer's transaction would wait for its locks.
    int verdictOfChange(const std::function<int()>& answer) {
        const int verdict = verdictOf(answer);
        tx_.flush();
        return verdict;
    }

    db::Transaction tx_;
};

// The first layer alone: on a connection that is past every policy.
class FirstLayer : Layer {
public:
    FirstLayer(db::Connection& connection, std::string tokenHash)
        : Layer(connection), tokenHash_(std::move(tokenHash)) {
        begin();
    }

    // What `ask(caller, tx)` gives to a caller whom an endpoint of this access lets in.
    template <http::Access access, class Ask>
    int verdict(Ask ask) {
        return verdictOf([&] {
            http::Identity identity{.tokenHash = tokenHash_};
            auth::identify(identity, access, tx_);
            const typename http::detail::CallerOf<access>::type caller(request_, identity, tx_);
            const int verdict = ask(caller, tx_);
            tx_.flush();
            return verdict;
        });
    }
    // The same for what changes something.
    template <http::Access access, class Ask>
    int verdictOfChange(Ask ask) {
        return Layer::verdictOfChange([&] { return verdict<access>(ask); });
    }

private:
    http::Request request_;
    std::string tokenHash_;
};

// The second layer alone: as a handler's process, without any assertion.
class SecondLayer : Layer {
public:
    SecondLayer(db::Connection& connection, const std::string& tokenHash) : Layer(connection) {
        tx_.later("select from app.begin_request($1)",
                  tokenHash.empty() ? db::Parameter{} : db::parameter(db::Bytes{tokenHash}));
        begin();
    }

    template <class... Values>
    int count(std::string_view query, const Values&... values) {
        return static_cast<int>(tx_.query(query, values...)[0].template get<std::int64_t>(0));
    }
    // Whether the statements pass.
    int change(const std::function<void(db::Transaction&)>& statements) {
        return verdictOfChange([&] {
            statements(tx_);
            tx_.flush();
            return 1;
        });
    }
};

}  // namespace tp::worlds
