// What the installation writes into its logs (TP_TEST_DATA_DIR/log): no secrets, and one line a request whatever is in
// it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "http_test.h"

namespace {

using namespace tp::test;

struct Logs : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string mark = missingId();

    Logs() { connect(ana, bo); }

    static std::string logs() {
        // nginx keeps its lines for up to a second.
        std::this_thread::sleep_for(std::chrono::milliseconds(1300));
        const char* directory = std::getenv("TP_TEST_DATA_DIR");
        if (directory == nullptr) throw std::runtime_error("TP_TEST_DATA_DIR is not set");
        std::string text;
        for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(directory) / "log")) {
            std::ifstream log(file.path());
            text.append(std::istreambuf_iterator<char>(log), {});
        }
        return text;
    }
};

TEST_F(Logs, HoldNoSecretsAndNoMessages) {
    const auto path = "/api/messages/conversations/" + directConversation(ana, bo) + "/messages";
    const auto sent = as(bo).key("key-" + mark).post(path, body({{"content", "content-" + mark}}));
    ASSERT_EQ(sent.status, 201);
    const auto page = as(bo).get(path + "?cursor=cursor-" + mark);
    ASSERT_EQ(page.status, 400);
    nobody()
        .from(Network().address())
        .post("/api/auth/login", body({{"email", bo.email}, {"password", "password-" + mark}}));
    as(bo).post(path, "{\"content\": \"broken-" + mark);

    const auto text = logs();

    EXPECT_EQ(text.find(mark), std::string::npos);
    EXPECT_EQ(text.find(bo.token), std::string::npos);
    EXPECT_EQ(text.find(bo.email), std::string::npos);
    EXPECT_NE(text.find(page.json()["requestId"].text()), std::string::npos) << "the log was not read";
    EXPECT_NE(text.find(bo.id), std::string::npos);
}

TEST_F(Logs, TakeNoLinesFromOutside) {
    const auto forged = "\",\"forged\":\"" + mark;
    nobody().with("User-Agent", forged).get("/api/nothing/%0A%22" + mark + "?x=%0Aforged");
    as(bo).with("User-Agent", forged).get("/api/athlete/assignments/%0A%7B%22forged%22");

    const auto text = logs();

    EXPECT_EQ(text.find("\"forged\""), std::string::npos);
    EXPECT_EQ(text.find("\nforged"), std::string::npos);
}

}  // namespace
