// The first layer for programs and for what is planned; see auth/authorize.h.
#pragma once

#include <vector>

#include "db/transaction.h"
#include "http/caller.h"

namespace tp {

// The caller sees the program, or was given it.
void assertMayReadProgram(db::Transaction& tx, const Caller& caller, const Uuid& programId);
void assertMayReadRuns(db::Transaction& tx, const Caller& caller, const Uuid& programId);
void assertProgramIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& programId);
// A coach gives programs to own active athletes who let programs be made for them; an athlete, alone, to him- or
// herself.
void assertMayGiveProgram(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& athleteIds);
// The coach gave every one of these programs, and may do so still; or the athlete gave them to him- or herself. Holds
// the connections until the end of the transaction.
void assertMayUpdateRuns(db::Transaction& tx, const Caller& caller, const Uuid& programId,
                         const std::vector<Uuid>& runIds);
void assertRunIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& runId);

// The athlete is the caller, or the calling coach's, whose own assignments it is about.
void assertMayReadCalendar(db::Transaction& tx, const Caller& caller, const Uuid& athleteId);
// The assignment is one that the calling coach gave to an athlete who is active, or the athlete's, self-made or one
// that its coach lets the athlete move. To take it away it must be the coach's, or self-made. Holds the coach's
// connection until the end of the transaction.
void assertMayMoveAssignment(db::Transaction& tx, const Caller& caller, const Uuid& assignmentId);
void assertMayWithdrawAssignment(db::Transaction& tx, const Caller& caller, const Uuid& assignmentId);

}  // namespace tp
