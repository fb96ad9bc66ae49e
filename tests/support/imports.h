// Files to import, and what a person has logged.
#pragma once

#include <string>
#include <vector>

#include "people.h"

namespace tp::test {

// One of the exports beside the importer's own tests.
std::string importFile(const std::string& name);

// The body that imports this content; `more` is further members, such as `"unit":"kg"`.
std::string importBody(const std::string& content, const std::string& more = "");

// All that was logged, as text, the earliest first, but for ids, sources and the times of writing.
std::string everythingLogged(const Person& person);

}  // namespace tp::test
