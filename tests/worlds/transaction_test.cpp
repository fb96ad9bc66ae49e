// db::Transaction against a real server: the order of judgements, failures in the middle of a pipeline, and a
// connection that is lost.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "db/connection.h"
#include "db/transaction.h"
#include "http/error.h"
#include "test_database.h"

namespace tp::worlds {
namespace {

class Transactions : public testing::Test {
protected:
    void SetUp() override {
        owner_.run("drop table if exists public.notes; create table public.notes (id integer primary key, text text)");
    }

    std::string notes() {
        return owner_.run("select coalesce(string_agg(text, ',' order by id), '') from public.notes");
    }
    void write(db::Transaction& tx, int id, const std::string& text) {
        tx.later("insert into public.notes values ($1, $2)", id, text);
    }
    // Ends every session of `connection`'s kind, as a restart of the server does.
    void endSessions() {
        owner_.run(
            "select count(pg_terminate_backend(pid, 3000)) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()");
    }
    static int one(db::Transaction& tx) { return tx.query("select 1")[0].get<int>(0); }

    Owner owner_{testDatabase().asOwner()};
    db::Connection connection_{testDatabase().asOwner()};
};

TEST_F(Transactions, GiveEveryTypeBackAsItWasSent) {
    db::Transaction tx(connection_, db::Mode::readOnly);
    const auto id = *Uuid::parse("0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6");
    const auto at = *Instant::parse("1969-12-31T23:59:59.999999Z");
    const auto day = *Date::parse("0001-01-01");
    const std::string bytes("\x00\xff'\\", 4);

    const auto row = tx.query(
        "select $1::uuid, $2::timestamptz, $3::date, $4::boolean, $5::bigint, $6::float8, $7::text, $8::text, "
        "encode($9::bytea, 'hex'), $10::smallint, array_length($11::uuid[], 1), $12::integer",
        id, at, day, true, INT64_MIN, 0.1, "it's \"\\ \xc3\xa9", std::optional<std::string>(), db::Bytes{bytes}, -7,
        std::vector{id, id}, INT32_MIN)[0];

    EXPECT_EQ(row.get<Uuid>(0), id);
    EXPECT_EQ(row.get<Instant>(1), at);
    EXPECT_EQ(row.get<Date>(2), day);
    EXPECT_EQ(row.get<bool>(3), true);
    EXPECT_EQ(row.get<std::int64_t>(4), INT64_MIN);
    EXPECT_EQ(row.get<double>(5), 0.1);
    EXPECT_EQ(row.get<std::string>(6), "it's \"\\ \xc3\xa9");
    EXPECT_FALSE(row.maybe<std::string>(7));
    EXPECT_EQ(row.get<std::string>(8), "00ff275c");
    EXPECT_EQ(row.get<int>(9), -7);
    EXPECT_EQ(row.get<int>(10), 2);
    EXPECT_EQ(row.get<int>(11), INT32_MIN);
    EXPECT_THROW(row.get<int>(0), std::logic_error) << "a column of another type";
    EXPECT_THROW(row.get<std::string>(7), std::logic_error) << "a NULL";
}

TEST_F(Transactions, KeepWhatWasCommittedAndNothingElse) {
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        write(tx, 1, "kept");
        tx.commit();
        EXPECT_THROW(one(tx), std::logic_error) << "it has ended";
    }
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        write(tx, 2, "never sent");
    }
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        write(tx, 3, "sent");
        one(tx);
    }
    EXPECT_EQ(notes(), "kept");
}

TEST_F(Transactions, ThatReadChangeNothing) {
    db::Transaction tx(connection_, db::Mode::readOnly);
    write(tx, 1, "no");
    try {
        tx.flush();
        FAIL() << "a write in a READ ONLY transaction";
    } catch (const db::SqlError& error) {
        EXPECT_EQ(error.sqlstate, "25006");
    }
}

TEST_F(Transactions, PassJudgementsInOrderAndBeforeAnyLaterRow) {
    std::string order;
    db::Transaction tx(connection_, db::Mode::readWrite);
    tx.judged([&](const db::Rows& rows) { order += std::to_string(rows[0].get<int>(0)); }, "select 1");
    const auto later = tx.later("select 7");
    tx.judged([&](const db::Rows& rows) { order += std::to_string(rows[0].get<int>(0)); }, "select 2");
    EXPECT_EQ(order, "") << "nothing is sent before a row is asked for";

    EXPECT_EQ(later.get()[0].get<int>(0), 7);
    EXPECT_EQ(order, "12");
    EXPECT_EQ(later.get()[0].get<int>(0), 7) << "a second time";
}

TEST_F(Transactions, AreRolledBackByAJudgement) {
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        tx.judged([](const db::Rows& /*rows*/) { throw http::Forbidden(); }, "select 1");
        write(tx, 1, "behind the judgement");
        EXPECT_THROW(tx.commit(), http::Forbidden);
    }
    EXPECT_EQ(notes(), "");
    db::Transaction next(connection_, db::Mode::readWrite);
    EXPECT_EQ(one(next), 1) << "the connection goes on";
}

TEST_F(Transactions, NameTheJudgementAndNotTheFailureBehindIt) {
    db::Transaction tx(connection_, db::Mode::readWrite);
    tx.judged([](const db::Rows& /*rows*/) { throw http::Forbidden(); }, "select 1");
    EXPECT_THROW(tx.query("select 1 / 0"), http::Forbidden);
}

TEST_F(Transactions, DoNotJudgeWhatNeverRan) {
    bool judged = false;
    db::Transaction tx(connection_, db::Mode::readWrite);
    tx.later("select 1 / 0");
    tx.judged([&](const db::Rows& /*rows*/) { judged = true; }, "select 1");
    EXPECT_THROW(tx.flush(), db::SqlError);
    EXPECT_FALSE(judged);
}

TEST_F(Transactions, SurviveAFailureInTheMiddleOfAPipeline) {
    for (int round = 0; round < 3; ++round) {
        {
            db::Transaction tx(connection_, db::Mode::readWrite);
            write(tx, 1, "before");
            tx.later("select * from public.no_such_table");             // fails while it is prepared
            const auto after = tx.later("select 'after the failure'");  // prepared behind it
            EXPECT_THROW(after.get(), db::SqlError);
        }
        db::Transaction tx(connection_, db::Mode::readOnly);
        EXPECT_EQ(tx.query("select 'after the failure'")[0].get<std::string>(0), "after the failure");
        EXPECT_THROW(tx.query("select 1 / $1::integer", round - round), db::SqlError);  // fails while it runs
    }
    EXPECT_EQ(notes(), "");
}

TEST_F(Transactions, FindAFailedStatementAgainOnceItCanBePrepared) {
    constexpr auto statement = "select count(*)::integer from public.made_later";
    {
        db::Transaction tx(connection_, db::Mode::readOnly);
        EXPECT_THROW(tx.query(statement), db::SqlError);
    }
    owner_.run("create table public.made_later ()");
    {
        db::Transaction tx(connection_, db::Mode::readOnly);
        EXPECT_EQ(tx.query(statement)[0].get<int>(0), 0);
    }
    owner_.run("drop table public.made_later");
}

TEST_F(Transactions, GoOnAfterASavepoint) {
    db::Transaction tx(connection_, db::Mode::readWrite);
    write(tx, 1, "kept");
    tx.later("savepoint here");
    EXPECT_THROW(tx.query("select 1 / 0"), db::SqlError);
    tx.query("rollback to savepoint here");
    tx.commit();
    EXPECT_EQ(notes(), "kept");
}

TEST_F(Transactions, TurnSqlstatesIntoMeanings) {
    const auto thrown = [&](const std::string& sqlstate, const std::string& message) -> std::string {
        db::Transaction tx(connection_, db::Mode::readWrite);
        try {
            tx.query("do $$ begin raise exception '" + message + "' using errcode = '" + sqlstate + "'; end $$");
        } catch (const http::Error& error) {
            return std::to_string(error.status) + ' ' + error.code;
        } catch (const db::SqlError& error) {
            return error.sqlstate;
        }
        return "nothing";
    };
    EXPECT_EQ(thrown("42501", "secret"), "403 forbidden");
    EXPECT_EQ(thrown("23505", "secret"), "409 conflict");
    EXPECT_EQ(thrown("23503", "secret"), "409 conflict");
    EXPECT_EQ(thrown("TP001", "secret"), "409 client_limit_reached");
    EXPECT_EQ(thrown("TP002", "secret"), "400 wrong_role");
    EXPECT_EQ(thrown("TP003", "secret"), "409 athlete_left");
    EXPECT_EQ(thrown("TP004", "secret"), "409 already_logged");
    EXPECT_EQ(thrown("TP005", "secret"), "409 already_athlete");
    EXPECT_EQ(thrown("TP006", "secret"), "409 last_admin");
    EXPECT_EQ(thrown("TP007", "secret"), "401 unauthenticated");
    EXPECT_EQ(thrown("TP008", "secret"), "403 forbidden");
    EXPECT_EQ(thrown("TP999", "secret"), "TP999") << "a code that is not in the table";
    for (const auto* away : {"55P03", "57014", "40001", "40P01", "53300", "08006"})
        EXPECT_EQ(thrown(away, "secret"), "503 unavailable") << away;
    EXPECT_EQ(thrown("23514", "secret"), "23514") << "nobody foresaw it";
}

TEST_F(Transactions, LogAHoleInTheFirstLayerButNoRightThatEndedMeanwhile) {
    const auto logged = [&](const std::string& sqlstate) {
        testing::internal::CaptureStderr();
        try {
            db::Transaction tx(connection_, db::Mode::readWrite);
            tx.query("do $$ begin raise exception 'refused' using errcode = '" + sqlstate + "'; end $$");
        } catch (const http::Forbidden&) {
        }
        return testing::internal::GetCapturedStderr();
    };
    EXPECT_NE(logged("42501").find("second layer"), std::string::npos);
    EXPECT_EQ(logged("TP008"), "");
}

TEST_F(Transactions, LeaveTheAnswerToAReadingCommitToTheNextOne) {
    for (int round = 0; round < 1000; ++round) {
        db::Transaction tx(connection_, db::Mode::readOnly);
        ASSERT_EQ(tx.query("select $1::integer", round)[0].get<int>(0), round);
        tx.commit();
    }
    db::Transaction tx(connection_, db::Mode::readWrite);
    write(tx, 1, "kept");
    tx.commit();
    EXPECT_EQ(notes(), "kept");
}

TEST_F(Transactions, OpenANewConnectionWhereTheServerWasRestartedMeanwhile) {
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        tx.query("select 'prepared on the old connection'");
        tx.commit();
    }
    endSessions();
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        EXPECT_EQ(tx.query("select 'prepared on the old connection'")[0].get<std::string>(0),
                  "prepared on the old connection");
        tx.commit();
    }
    {
        db::Transaction tx(connection_, db::Mode::readOnly);
        one(tx);
        tx.commit();  // its answer is unread
    }
    endSessions();
    db::Transaction tx(connection_, db::Mode::readOnly);
    EXPECT_EQ(one(tx), 1);
}

TEST_F(Transactions, ThatLoseTheirConnectionAreUnavailableOnce) {
    const auto lose = [&](auto use) {
        {
            db::Transaction tx(connection_, db::Mode::readWrite);
            write(tx, 1, "lost");
            one(tx);
            endSessions();
            EXPECT_THROW(use(tx), http::Unavailable);
        }
        db::Transaction tx(connection_, db::Mode::readWrite);
        EXPECT_EQ(one(tx), 1);
    };
    lose([](db::Transaction& tx) { one(tx); });
    lose([](db::Transaction& tx) { tx.commit(); });
    lose([](db::Transaction& tx) {
        tx.later("select 1");
        tx.commit();
    });
    EXPECT_EQ(notes(), "");
}

TEST_F(Transactions, RollBackQuietlyWhereTheConnectionIsLost) {
    {
        db::Transaction tx(connection_, db::Mode::readWrite);
        one(tx);
        endSessions();
    }
    db::Transaction tx(connection_, db::Mode::readWrite);
    EXPECT_EQ(one(tx), 1);
}

TEST_F(Transactions, AreUnavailableAtOnceWithoutAServer) {
    db::Connection nowhere("host=/nonexistent connect_timeout=3");
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(db::Transaction(nowhere, db::Mode::readOnly), http::Unavailable);
    EXPECT_THROW(db::Transaction(nowhere, db::Mode::readOnly), http::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace tp::worlds
