// system/read_openapi
#include <cctype>

#include "contract.h"
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadOpenapi : HttpTest {
    static std::string inLowerCase(std::string method) {
        for (char& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return method;
    }

    Answer answer = nobody().get("/api/openapi.json");
    Json document = answer.json();
};

TEST_F(ReadOpenapi, IsForEverybody) {
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(document["openapi"].text(), "3.1.0");
    EXPECT_EQ(nobody().with("If-None-Match", answer.header("etag")).get("/api/openapi.json").status, 304);
}

TEST_F(ReadOpenapi, DescribesEveryRowAndNothingElse) {
    std::size_t operations = 0;
    for (std::size_t i = 0; i < document["paths"].size(); ++i) operations += document["paths"].memberValue(i).size();
    EXPECT_EQ(operations, rows().size());
    for (const auto& row : rows()) {
        const auto operation = document["paths"][row.path][inLowerCase(row.method)];
        EXPECT_TRUE(operation["responses"].has("default")) << row.path;
        EXPECT_GE(operation["responses"].size(), 2) << row.path;
        EXPECT_EQ(operation["security"].size(), row.access == "public" || row.access == "signin" ? 0 : 1) << row.path;
    }
}

TEST_F(ReadOpenapi, DescribesEveryPathParameter) {
    for (const auto& row : rows()) {
        const auto open = row.path.find('{');
        if (open == std::string::npos) continue;
        const auto name = row.path.substr(open + 1, row.path.find('}') - open - 1);
        const auto parameters = document["paths"][row.path][inLowerCase(row.method)]["parameters"];
        bool found = false;
        for (std::size_t i = 0; i < parameters.size(); ++i)
            found = found || (parameters[i]["name"].text() == name && parameters[i]["in"].text() == "path" &&
                              parameters[i]["required"].boolean());
        EXPECT_TRUE(found) << row.path;
    }
}

TEST_F(ReadOpenapi, NamesTheSharedShapes) {
    for (const char* name : {"User", "CoachAthlete", "Assignment", "WorkoutLog", "Conversation", "Message", "Problem"})
        EXPECT_TRUE(document["components"]["schemas"].has(name)) << name;
}

}  // namespace
