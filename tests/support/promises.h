// What holds for every answer, whatever was asked: no 5xx, the security headers, no word of what is inside, problems in
// one shape with a known code, and the answer as the OpenAPI document says it.
#pragma once

#include <string>

namespace tp::test {

struct Answer;

// Fails the test where the answer breaks one of them.
void expectPromisesKept(const std::string& method, const std::string& path, const Answer& answer, bool mayFail);

}  // namespace tp::test
