// Reports of messages, made in the database at once.
#pragma once

#include "people.h"

namespace tp::test {

// Cy's message between the reporter's and Ana's, in a group of Ana's; `mark` is in all three.
struct ReportedGroup {
    std::string mark = "mark-" + missingId();
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    std::string conversation, messageId, reportId;

    ReportedGroup() {
        connect(ana, bo);
        connect(ana, cy);
        conversation = groupConversation(ana, {bo, cy});
        message(bo, conversation, "before " + mark);
        messageId = message(cy, conversation, "bad " + mark);
        message(ana, conversation, "after " + mark);
        reportId = sqlAs(bo.token, "select id from app.report_message($1, $2, 'spam', 'look at this')",
                         {conversation, messageId})[0][0]
                       .value();
    }
};

}  // namespace tp::test
