// exercises/list_exercises: the library is there; what users add is theirs and of whom they are connected to.
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

struct ListExercises : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string word = "x" + missingId().substr(24);  // of no other exercise

    static std::vector<std::string> found(const Person& who, const std::string& query) {
        const auto answer = as(who).get("/api/exercises?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer["items"].texts("name");
    }
    static std::string first(const Person& who, const std::string& words) {
        const auto names = found(who, "limit=1&q=" + words);
        return names.empty() ? "" : names[0];
    }
};

TEST_F(ListExercises, ShowsWhatTheLibraryKnows) {
    const auto item = as(bo).get("/api/exercises?limit=1&q=Barbell%20Squat")["items"][0];

    EXPECT_EQ(item.names(),
              (std::vector<std::string>{"category", "equipment", "force", "id", "level", "measure", "mechanic", "name",
                                        "ownerId", "primaryMuscles", "secondaryMuscles", "source", "synonyms"}));
    EXPECT_EQ(item["name"].text(), "Barbell Squat");
    EXPECT_EQ(item["source"].text(), "library");
    EXPECT_TRUE(item["ownerId"].isNull());
    EXPECT_EQ(item["measure"].text(), "weight_reps");
    EXPECT_EQ(item["equipment"].text(), "barbell");
    EXPECT_EQ(item["primaryMuscles"][0].text(), "quadriceps");
}

TEST_F(ListExercises, FindsOtherNamesAndNamesTypedWrong) {
    EXPECT_EQ(first(bo, "OHP"), "Standing Military Press");
    EXPECT_EQ(first(bo, "rdl"), "Romanian Deadlift");
    for (const char* spelling : {"pullup", "pull-up", "Pull%20Up", "pull%20ups", "PULLUPS"})
        EXPECT_EQ(first(bo, spelling), "Pullups") << spelling;
    EXPECT_EQ(first(bo, "bench%20press"), "Barbell Bench Press - Medium Grip");
    EXPECT_EQ(first(bo, "romanain%20dedlift"), "Romanian Deadlift");
    for (const auto& name : found(bo, "limit=5&q=DB%20row"))
        EXPECT_NE(name.find("Dumbbell"), std::string::npos) << name;
    EXPECT_NE(first(bo, "bnech").find("Bench"), std::string::npos);
    EXPECT_TRUE(found(bo, "q=%21%3F").empty());
    EXPECT_TRUE(found(bo, "q=" + word).empty());
}

TEST_F(ListExercises, ShowsNamesThatBeginSoFirst) {
    const auto names = found(bo, "limit=100&q=lunge");
    const auto beginsSo = [](const std::string& name) { return name.starts_with("Lunge"); };

    EXPECT_GE(std::ranges::count_if(names, beginsSo), 2);
    EXPECT_TRUE(std::ranges::find(names, "Barbell Walking Lunge") != names.end());
    EXPECT_TRUE(std::ranges::find_if(names, beginsSo) < std::ranges::find(names, "Barbell Walking Lunge"));
}

TEST_F(ListExercises, Filters) {
    for (const auto* query :
         {"muscle=biceps&equipment=cable&category=strength", "q=curl&muscle=biceps&equipment=cable"}) {
        const auto items = as(bo).get(std::string("/api/exercises?limit=100&") + query)["items"];
        ASSERT_GE(items.size(), 5);
        for (std::size_t i = 0; i < items.size(); ++i) {
            EXPECT_EQ(items[i]["equipment"].text(), "cable");
            EXPECT_EQ(items[i]["primaryMuscles"][0].text(), "biceps");
        }
    }
    EXPECT_TRUE(refusedFields(as(bo).get("/api/exercises?muscle=brain&equipment=x&category=x&source=x"),
                              {"muscle", "equipment", "category", "source"}));
}

TEST_F(ListExercises, SaysWhichFieldsASetHas) {
    const auto measureOf = [&](const std::string& words) {
        return as(bo).get("/api/exercises?limit=1&q=" + words)["items"][0]["measure"].text();
    };

    EXPECT_EQ(measureOf("Barbell%20Deadlift"), "weight_reps");
    EXPECT_EQ(measureOf("Pushups"), "reps");
    EXPECT_EQ(measureOf("Plank"), "duration");
    EXPECT_EQ(measureOf("Running%2C%20Treadmill"), "distance_duration");
}

TEST_F(ListExercises, ShowsOwnOnesToTheConnectedAlone) {
    connect(ana, bo);
    exercise(bo, word + " of Bo");
    exercise(ana, word + " of Ana");
    const auto shown = [&](const Person& who, const std::string& source) {
        return found(who, "q=" + word + "&source=" + source) == found(who, "limit=100&source=" + source)
                   ? found(who, "source=" + source)
                   : std::vector<std::string>{"the two lists differ"};
    };
    using Names = std::vector<std::string>;

    EXPECT_EQ(shown(bo, "own"), Names{word + " of Bo"});
    EXPECT_EQ(shown(bo, "coach"), Names{word + " of Ana"});
    EXPECT_EQ(shown(ana, "own"), Names{word + " of Ana"});
    EXPECT_EQ(shown(ana, "athlete"), Names{word + " of Bo"});
    for (const auto& stranger : {coach("Eve"), athlete("Cy"), administrator("Ida")})
        EXPECT_TRUE(found(stranger, "q=" + word).empty());
    pause(ana, bo);
    EXPECT_TRUE(shown(ana, "athlete").empty());
    EXPECT_TRUE(shown(bo, "coach").empty());
    disconnect(ana, bo);
    EXPECT_EQ(found(bo, "q=" + word), Names{word + " of Bo"});
    EXPECT_EQ(found(ana, "q=" + word), Names{word + " of Ana"});
}

TEST_F(ListExercises, KeepsTheRulesOfLists) {
    for (const char* name : {" c", " B", " a"}) exercise(bo, word + name);
    const auto query = "/api/exercises?q=" + word;

    EXPECT_EQ(walk(as(bo), query, 2, "name").size(), 3);
    EXPECT_EQ(walk(as(bo), "/api/exercises?source=own", 1, "name"),
              (std::vector<std::string>{word + " a", word + " B", word + " c"}));
    expectListRules(bo, "/api/exercises");
}

}  // namespace
