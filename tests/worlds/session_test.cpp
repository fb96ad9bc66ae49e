// A session that ends in the middle of a request, as by a new password elsewhere: the request has all of its answer, or
// is refused.
#include <gtest/gtest.h>

#include <string>

#include "auth/identity.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "http/error.h"
#include "test_database.h"

namespace tp::worlds {
namespace {

class EndedSessions : public testing::Test {
protected:
    void SetUp() override {
        owner_.run(
            "insert into app.users (id, email, display_name, username, roles) "
            "values ('00000000-0000-7000-8000-000000000001', 'ana@example.org', 'Ana', 'ana', '{athlete}') "
            "on conflict do nothing; "
            "insert into private.sessions (token_hash, user_id, idle_timeout, expires_at, ends_at) "
            "select decode(repeat('ab', 32), 'hex'), id, '1 day', now() + interval '1 day', now() + interval '1 day' "
            "from app.users where username = 'ana' on conflict do nothing");
    }

    void identify(db::Transaction& tx) {
        auth::identify(identity_, http::Access::session, tx);
        tx.flush();
    }
    void endSession() { owner_.run("delete from private.sessions"); }
    static bool isKnown(db::Transaction& tx) {
        return tx.query("select app.current_user_id() is not null")[0].get<bool>(0);
    }

    Owner owner_{testDatabase().asOwner()};
    db::Connection connection_{testDatabase().asHandler()};
    http::Identity identity_{.tokenHash = std::string(32, '\xab')};
};

TEST_F(EndedSessions, AreSeenToTheEndByARequestThatReads) {
    db::Transaction tx(connection_, db::Mode::readOnly);
    identify(tx);
    endSession();
    EXPECT_TRUE(isKnown(tx));
}

TEST_F(EndedSessions, RefuseARequestThatIsCounted) {
    db::Transaction tx(connection_, db::Mode::readWrite);
    identify(tx);
    auth::countRequest({.source = "tests/count", .method = "POST", .userPerMinute = 1}, tx);
    tx.flush();
    endSession();
    auth::countRequest({.source = "tests/count", .method = "POST", .userPerMinute = 1}, tx);
    EXPECT_THROW(tx.flush(), http::Unauthenticated);
}

TEST_F(EndedSessions, RefuseARequestThatWrites) {
    db::Transaction tx(connection_, db::Mode::readWrite);
    identify(tx);
    endSession();
    auth::holdSession(tx);
    EXPECT_THROW(tx.commit(), http::Unauthenticated);
}

}  // namespace
}  // namespace tp::worlds
