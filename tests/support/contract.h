// What the API says of itself: handlers/endpoints.txt, row by row, and build/openapi.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json_view.h"

namespace tp::test {

// A row of handlers/endpoints.txt that has a route.
struct Row {
    std::string source;
    std::string method;
    std::string path;
    std::string access;
    std::string rate;
    std::size_t largestBody = 64UL * 1024;
};
const std::vector<Row>& rows();

// Whether a path is of a row's pattern (/api/x/{id}).
bool isPathOf(std::string_view pattern, std::string_view path);

// The OpenAPI document of the build.
const Json& openApi();

// How the answer to a request of this method and path differs from what the OpenAPI document says; empty where it does
// not, or where there is no such route.
std::string differenceFromContract(const std::string& method, const std::string& path, int status,
                                   const std::string& body);

}  // namespace tp::test
