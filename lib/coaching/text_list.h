// Short lists of texts, which the database holds as JSON.
#pragma once

#include <string>
#include <vector>

namespace tp::coaching {

std::vector<std::string> textsFrom(const std::string& json);
std::string jsonOf(const std::vector<std::string>& texts);

}  // namespace tp::coaching
