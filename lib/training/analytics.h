// What the API tells of an athlete's training as a whole. Weights are in kilograms, weeks are their Mondays.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "training/adherence.h"
#include "training/load.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

// Figures have three decimals.
double rounded(double figure);
std::optional<double> rounded(std::optional<double> figure);

struct AdherenceFigures {
    int days;
    int planned;
    int completed;
    int excused;
    std::optional<double> percent;

    static constexpr const char* schemaName = "Adherence";
    static constexpr auto fields() {
        return std::tuple{json::required("days", &AdherenceFigures::days),
                          json::required("planned", &AdherenceFigures::planned),
                          json::required("completed", &AdherenceFigures::completed),
                          json::required("excused", &AdherenceFigures::excused),
                          json::required("percent", &AdherenceFigures::percent)};
    }
};
AdherenceFigures figuresOf(int days, const Adherence& adherence);

struct LoadFigures {
    double acute = 0;
    double chronic = 0;
    std::optional<double> coupled;
    std::optional<double> uncoupled;
    std::optional<double> ewma;
    bool enoughData = false;

    static constexpr const char* schemaName = "TrainingLoad";
    static constexpr auto fields() {
        return std::tuple{
            json::required("acute", &LoadFigures::acute),     json::required("chronic", &LoadFigures::chronic),
            json::required("coupled", &LoadFigures::coupled), json::required("uncoupled", &LoadFigures::uncoupled),
            json::required("ewma", &LoadFigures::ewma),       json::required("enoughData", &LoadFigures::enoughData)};
    }
};
LoadFigures figuresOf(const Load& load);

struct WeekFigures {
    Date week;
    int sessions = 0;
    std::int64_t durationSeconds = 0;
    double volumeKg = 0;
    int sets = 0;
    int hardSets = 0;
    double load = 0;

    static constexpr const char* schemaName = "TrainingWeek";
    static constexpr auto fields() {
        return std::tuple{json::required("week", &WeekFigures::week),
                          json::required("sessions", &WeekFigures::sessions),
                          json::required("durationSeconds", &WeekFigures::durationSeconds),
                          json::required("volumeKg", &WeekFigures::volumeKg),
                          json::required("sets", &WeekFigures::sets),
                          json::required("hardSets", &WeekFigures::hardSets),
                          json::required("load", &WeekFigures::load)};
    }
};

struct MuscleWeek {
    Date week;
    int hardSets = 0;

    static constexpr const char* schemaName = "MuscleWeek";
    static constexpr auto fields() {
        return std::tuple{json::required("week", &MuscleWeek::week), json::required("hardSets", &MuscleWeek::hardSets)};
    }
};

struct MuscleFigures {
    std::string muscle;
    std::vector<MuscleWeek> weeks;  // the same as the whole's

    static constexpr const char* schemaName = "MuscleFigures";
    static constexpr auto fields() {
        return std::tuple{json::required("muscle", &MuscleFigures::muscle),
                          json::required("weeks", &MuscleFigures::weeks)};
    }
};

struct ExerciseFigures {
    std::string exerciseKey;
    std::optional<Uuid> exerciseId;
    std::string name;
    Date lastDay;
    int sessions = 0;
    std::optional<double> e1rmKg;  // of the last day that has one
    std::optional<double> bestE1rmKg;

    static constexpr const char* schemaName = "ExerciseFigures";
    static constexpr auto fields() {
        return std::tuple{json::required("exerciseKey", &ExerciseFigures::exerciseKey),
                          json::required("exerciseId", &ExerciseFigures::exerciseId),
                          json::required("name", &ExerciseFigures::name),
                          json::required("lastDay", &ExerciseFigures::lastDay),
                          json::required("sessions", &ExerciseFigures::sessions),
                          json::required("e1rmKg", &ExerciseFigures::e1rmKg),
                          json::required("bestE1rmKg", &ExerciseFigures::bestE1rmKg)};
    }
};

struct RecordFigures {
    std::string exerciseKey;
    std::string name;
    int reps;
    double weightKg;
    double previousKg;
    Date day;

    static constexpr const char* schemaName = "Record";
    static constexpr auto fields() {
        return std::tuple{json::required("exerciseKey", &RecordFigures::exerciseKey),
                          json::required("name", &RecordFigures::name),
                          json::required("reps", &RecordFigures::reps),
                          json::required("weightKg", &RecordFigures::weightKg),
                          json::required("previousKg", &RecordFigures::previousKg),
                          json::required("day", &RecordFigures::day)};
    }
};

struct Scores {
    std::optional<double> dots;
    std::optional<double> wilks2020;
    std::optional<double> ipfGl;
    std::optional<double> bodyWeightKg;
    std::optional<double> totalKg;  // the best estimates of the three lifts; nothing where one is missing

    static constexpr const char* schemaName = "Scores";
    static constexpr auto fields() {
        return std::tuple{json::required("dots", &Scores::dots), json::required("wilks2020", &Scores::wilks2020),
                          json::required("ipfGl", &Scores::ipfGl),
                          json::required("bodyWeightKg", &Scores::bodyWeightKg),
                          json::required("totalKg", &Scores::totalKg)};
    }
};

struct Analytics {
    std::vector<AdherenceFigures> adherence;  // over 7, 30 and 90 days
    LoadFigures load;
    int streakWeeks = 0;
    std::vector<WeekFigures> weeks;  // without a gap
    std::vector<MuscleFigures> muscles;
    std::vector<ExerciseFigures> exercises;  // the latest first
    std::vector<RecordFigures> records;      // the latest first
    Scores scores;

    bool showsProgress = false;  // whether muscles, exercises, records and scores may be seen; otherwise they are empty

    static constexpr const char* schemaName = "Analytics";
    static constexpr auto fields() {
        return std::tuple{
            json::required("adherence", &Analytics::adherence),     json::required("load", &Analytics::load),
            json::required("streakWeeks", &Analytics::streakWeeks), json::required("weeks", &Analytics::weeks),
            json::required("muscles", &Analytics::muscles),         json::required("exercises", &Analytics::exercises),
            json::required("records", &Analytics::records),         json::required("scores", &Analytics::scores)};
    }
};

}  // namespace tp::training
