// account/export_account
#include <algorithm>

#include "programs.h"
#include "unzip.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/export";

struct ExportAccount : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    static std::map<std::string, std::string> exported(const Person& person) {
        const auto answer = as(person).get(path);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return unzip(answer.body);
    }
};

TEST_F(ExportAccount, IsAZipToSave) {
    const auto answer = as(bo).get(path);

    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("content-type"), "application/zip");
    EXPECT_EQ(answer.header("content-disposition"), "attachment; filename=\"trainingplanner-export.zip\"");
    const auto files = unzip(answer.body);
    for (const char* area : {"account",
                             "coach_profile",
                             "sessions",
                             "connections",
                             "assignments",
                             "logs",
                             "sets",
                             "training_maxes",
                             "body_weights",
                             "check_ins",
                             "training_profile",
                             "conversations",
                             "messages",
                             "message_edits",
                             "message_reports",
                             "notifications",
                             "notification_preferences",
                             "sharing",
                             "past_connections",
                             "invitations",
                             "access_log"}) {
        EXPECT_TRUE(files.contains(area + std::string(".json"))) << area;
        EXPECT_TRUE(files.contains(area + std::string(".csv"))) << area;
    }
}

TEST_F(ExportAccount, HoldsTheOwnAccount) {
    const auto files = exported(bo);

    const auto account = Json::parse(files.at("account.json"))[std::size_t{0}];
    EXPECT_EQ(account["id"].text(), bo.id);
    EXPECT_EQ(account["email"].text(), bo.email);
    EXPECT_TRUE(account["emailVerified"].boolean());
    EXPECT_EQ(account["roles"][std::size_t{0}].text(), "athlete");
    EXPECT_TRUE(account["deletionDueAt"].isNull());
    EXPECT_TRUE(files.at("account.csv").starts_with("id,email,emailVerified,"));
    EXPECT_NE(files.at("account.csv").find("\r\n" + bo.id + "," + bo.email + ",true,Bo,"), std::string::npos);
    EXPECT_EQ(Json::parse(files.at("sessions.json")).size(), 1);
    EXPECT_EQ(files.at("messages.json"), "[]\n");
}

TEST_F(ExportAccount, HoldsEverySetAsItWasTyped) {
    const auto squat = exercise(bo, "Squat");
    const auto set = R"({"exerciseId": ")" + squat + R"(", "exercise": "Squat", "weight": 225.5, "weightUnit": "lb"})";
    ASSERT_EQ(as(bo).post("/api/workouts", R"({"title": "Legs", "sets": [)" + set + "]}").status, 201);
    ASSERT_EQ(
        as(bo).send("PUT", "/api/workouts/training-maxes/" + squat, R"({"weight": 99, "weightUnit": "kg"})").status,
        200);

    const auto files = exported(bo);

    const auto row = Json::parse(files.at("sets.json"))[std::size_t{0}];
    EXPECT_EQ(row["logId"].text(), Json::parse(files.at("logs.json"))[std::size_t{0}]["id"].text());
    EXPECT_EQ(row["exerciseId"].text(), squat);
    EXPECT_EQ(row["weight"].number(), 225.5);
    EXPECT_EQ(row["weightUnit"].text(), "lb");
    EXPECT_EQ(Json::parse(files.at("training_maxes.json"))[std::size_t{0}]["weight"].number(), 99);
}

TEST_F(ExportAccount, HoldsWhatIsBetweenAthleteAndCoach) {
    connect(ana, bo);
    const auto conversation = directConversation(ana, bo);
    message(ana, conversation, "hello Bo");
    message(bo, conversation, "hello Ana");
    const auto run = assignment(ana, bo, "Run");
    workoutLog(bo, run, "felt good");

    const auto ofBo = exported(bo);
    const auto ofAna = exported(ana);

    for (const auto& files : {ofBo, ofAna}) {
        EXPECT_EQ(Json::parse(files.at("messages.json")).texts("content"),
                  (std::vector<std::string>{"hello Bo", "hello Ana"}));
        EXPECT_EQ(Json::parse(files.at("conversations.json"))[std::size_t{0}]["participants"].size(), 2);
        EXPECT_EQ(Json::parse(files.at("assignments.json")).texts("title"), std::vector<std::string>{"Run"});
    }
    EXPECT_EQ(Json::parse(ofBo.at("connections.json")).texts("otherName"), std::vector<std::string>{"Ana"});
    EXPECT_EQ(Json::parse(ofBo.at("logs.json")).texts("notes"), std::vector<std::string>{"felt good"});
    EXPECT_EQ(ofAna.at("logs.json"), "[]\n") << "what an athlete did is the athlete's";
}

TEST_F(ExportAccount, HoldsEarlierVersionsAndReportsOfTheOwn) {
    connect(ana, bo);
    const auto conversation = directConversation(ana, bo);
    const auto edited = message(bo, conversation, "helo");
    const auto bad = message(ana, conversation, "bad");
    sqlAs(bo.token, "select app.edit_message($1, $2, 'hello')", {conversation, edited});
    sqlAs(bo.token, "select from app.report_message($1, $2, 'spam', 'look at this')", {conversation, bad});
    sql("update app.conversation_participants set muted = true where user_id = $1", {bo.id});

    const auto ofBo = exported(bo);
    const auto ofAna = exported(ana);

    EXPECT_EQ(Json::parse(ofBo.at("message_edits.json")).texts("content"), std::vector<std::string>{"helo"});
    EXPECT_EQ(Json::parse(ofBo.at("message_reports.json")).texts("note"), std::vector<std::string>{"look at this"});
    EXPECT_TRUE(Json::parse(ofBo.at("conversations.json"))[std::size_t{0}]["muted"].boolean());
    for (const auto* area : {"message_edits.json", "message_reports.json"}) EXPECT_EQ(ofAna.at(area), "[]\n") << area;
}

TEST_F(ExportAccount, HoldsWhatAthletesTellOfThemselves) {
    const std::string path = "/api/athlete/";
    as(bo).send("PUT", path + "body-weights/2026-01-01", R"({"weight":180.5,"weightUnit":"lb"})");
    as(bo).send("PUT", path + "check-ins/2026-01-01", R"({"sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5})");
    as(bo).send("PUT", path + "training-profile", R"({"sex":"male"})");

    const auto files = exported(bo);

    EXPECT_EQ(files.at("body_weights.csv"), "day,weight,weightUnit\r\n2026-01-01,180.5,lb\r\n");
    EXPECT_EQ(files.at("check_ins.csv"), "day,sleep,mood,energy,stress,soreness,note\r\n2026-01-01,1,2,3,4,5,\r\n");
    EXPECT_EQ(files.at("training_profile.csv"), "sex\r\nmale\r\n");
}

TEST_F(ExportAccount, HoldsProgramsAndWhatWasGivenOfThem) {
    connect(ana, bo);
    const auto run = programRun(program(ana, "Base", "template"), &ana, bo);

    const auto ofAna = exported(ana);
    const auto ofBo = exported(bo);

    EXPECT_EQ(Json::parse(ofAna.at("programs.json")).texts("coachNotes"), std::vector<std::string>{"for me"});
    EXPECT_EQ(Json::parse(ofAna.at("program_workouts.json")).texts("title"),
              (std::vector<std::string>{"Day 1", "Day 2"}));
    for (const auto& files : {ofBo, ofAna}) {
        EXPECT_EQ(Json::parse(files.at("program_runs.json")).texts("id"), std::vector{run});
        EXPECT_EQ(Json::parse(files.at("assignments.json")).texts("runId"), (std::vector{run, run}));
    }
    EXPECT_EQ(ofBo.at("programs.json"), "[]\n") << "a template is the coach's";
}

TEST_F(ExportAccount, HoldsNothingOfOthers) {
    const auto mark = "mark-" + missingId();
    const auto cy = athlete("Cy " + mark);
    const auto eve = coach("Eve " + mark);
    connect(ana, bo);
    connect(ana, cy);
    connect(eve, bo);
    message(cy, directConversation(ana, cy), mark);
    assignment(ana, cy, mark);
    const auto group = groupConversation(ana, {bo}, "team");
    message(ana, group, "before");
    workoutLog(bo, assignment(eve, bo, "Eve's"), mark + "log");
    disconnect(ana, bo);
    message(ana, group, mark);
    disconnect(eve, bo);

    for (const auto& [name, content] : exported(bo))
        if (!name.starts_with("logs") && !name.starts_with("past_connections"))
            EXPECT_EQ(content.find(mark), std::string::npos) << name << content;
    for (const auto& [name, content] : exported(ana)) EXPECT_EQ(content.find(mark + "log"), std::string::npos) << name;
    EXPECT_EQ(exported(bo).at("messages.json").find("before") == std::string::npos, false) << "what came before";
    for (const auto& [name, content] : exported(athlete("Fay")))
        EXPECT_EQ(content.find(mark), std::string::npos) << name;
}

TEST_F(ExportAccount, DefusesFormulasAndQuotesCells) {
    connect(ana, bo);
    const auto conversation = directConversation(ana, bo);
    for (const char* text : {"=1+1", "+1", "-1", "@x", "a,b", "say \"x\"", "two\nlines", "plain"})
        message(bo, conversation, text);

    const auto csv = exported(bo).at("messages.csv");

    for (const char* cell :
         {",'=1+1,", ",'+1,", ",'-1,", ",'@x,", ",\"a,b\",", ",\"say \"\"x\"\"\",", ",\"two\nlines\",", ",plain,"})
        EXPECT_NE(csv.find(cell), std::string::npos) << cell << "\n" << csv;
}

TEST_F(ExportAccount, BringsAnyTextBackToTheByte) {
    connect(ana, bo);
    const auto conversation = directConversation(ana, bo);
    for (const auto& text : naughtyTexts()) message(bo, conversation, text);

    EXPECT_EQ(Json::parse(exported(bo).at("messages.json")).texts("content"), naughtyTexts());
}

TEST_F(ExportAccount, TakesMoreThanOneBatch) {
    connect(ana, bo);
    const auto conversation = directConversation(ana, bo);
    for (int i = 0; i < 2; ++i)
        sqlAs(bo.token,
              "insert into app.messages (conversation_id, content) select $1, 'message ' || n "
              "from generate_series(1, 600) n",
              {conversation});

    const auto files = exported(bo);

    EXPECT_EQ(Json::parse(files.at("messages.json")).size(), 1200);
    EXPECT_EQ(std::ranges::count(files.at("messages.csv"), '\n'), 1201);
    EXPECT_EQ(exported(ana).at("messages.csv"), files.at("messages.csv"));
}

TEST_F(ExportAccount, StaysTheSameUntilSomethingChanges) {
    const auto first = as(bo).get(path);
    EXPECT_EQ(as(bo).with("If-None-Match", first.header("etag")).get(path).status, 304);

    sql("update app.users set display_name = 'Bob' where id = $1", {bo.id});

    EXPECT_EQ(as(bo).with("If-None-Match", first.header("etag")).get(path).status, 200);
}

TEST_F(ExportAccount, IsMadeFiveTimesAMinute) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(as(bo).get(path).status, 200);

    EXPECT_TRUE(refused(as(bo).get(path), 429, "too_many_requests"));
    EXPECT_EQ(as(ana).get(path).status, 200);
}

TEST_F(ExportAccount, RefusesStrangers) {
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(as(bo).get(std::string(path) + "?userId=" + ana.id), {"userId"}));
}

}  // namespace
