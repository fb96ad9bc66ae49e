// What is in a ZIP archive.
#pragma once

#include <map>
#include <string>

namespace tp::test {

// The files' contents by their names. Throws where it is no archive.
std::map<std::string, std::string> unzip(const std::string& archive);

}  // namespace tp::test
