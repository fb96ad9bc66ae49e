// What every list takes (api.md, "Lists").
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "json/fields.h"

namespace tp::http {

constexpr int defaultLimit = 50;

// A list without filters. Lists with filters declare these two fields beside their own.
struct PageInput {
    std::optional<int> limit;
    std::optional<std::string> cursor;

    static constexpr auto fields() {
        return std::tuple{json::optional("limit", &PageInput::limit, json::range(1, 100)),
                          json::optional("cursor", &PageInput::cursor, json::exactText(1, 1000, 1000))};
    }
};

}  // namespace tp::http
