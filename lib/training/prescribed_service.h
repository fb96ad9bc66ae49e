// What coaches prescribed, set by set.
#pragma once

#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/prescription.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

// More days than this are not asked for at once.
inline constexpr int longestPrescription = 366;

struct Prescription {
    Uuid assignmentId;
    json::RawList<Slot> slots;

    static constexpr const char* schemaName = "Prescription";
    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &Prescription::assignmentId),
                          json::required("slots", &Prescription::slots)};
    }
};

// Of the calling coach's assignments for the athlete on these days, both included, by day; without those that
// prescribe nothing.
std::vector<Prescription> listPrescriptions(db::Transaction& tx, const Uuid& athleteId, Date from, Date to);

}  // namespace tp::training
