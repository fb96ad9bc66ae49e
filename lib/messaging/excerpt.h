// The piece of a message that shows why it was found.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/fields.h"

namespace tp::messaging {

struct ExcerptPart {
    std::string text;
    bool hit;

    static constexpr const char* schemaName = "ExcerptPart";
    static constexpr auto fields() {
        return std::tuple{json::required("text", &ExcerptPart::text), json::required("hit", &ExcerptPart::hit)};
    }
};

// At most 200 characters of `content` (UTF-8) from shortly before its first word that is in `hits` on; the whole where
// it is no longer, and the beginning where no word is. Cut between words, with an ellipsis where something is left out.
// Words are in `hits` as `content` writes them; each is a part of its own.
std::vector<ExcerptPart> excerptOf(std::string_view content, const std::vector<std::string>& hits);

}  // namespace tp::messaging
