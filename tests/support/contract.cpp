#include "contract.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace tp::test {

namespace {

std::ifstream opened(const char* path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string("can't read ") + path);
    return file;
}

std::vector<Row> readRows() {
    std::vector<Row> rows;
    auto page = opened(TP_ENDPOINTS_PAGE);
    for (std::string line; std::getline(page, line);) {
        Row row;
        std::istringstream columns(line);
        if (columns >> row.source >> row.method >> row.path >> row.access >> row.rate && row.source[0] != '#' &&
            row.method != "-") {
            int processes = 0;
            if (int mebibytes = 0; columns >> processes >> mebibytes)
                row.largestBody = static_cast<std::size_t>(mebibytes) * 1024 * 1024;
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool isOfFormat(const std::string& text, const std::string& format) {
    static const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    static const std::regex date("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    static const std::regex instant("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
    if (format == "uuid") return std::regex_match(text, uuid);
    if (format == "date") return std::regex_match(text, date);
    if (format == "date-time") return std::regex_match(text, instant);
    return true;
}

std::string difference(const Json& schema, const Json& value, const std::string& place);

std::string differenceOfObject(const Json& schema, const Json& value, const std::string& place) {
    if (!value.isObject()) return place + " is no object";
    if (schema.has("required"))
        for (std::size_t i = 0; i < schema["required"].size(); ++i)
            if (const auto name = schema["required"][i].text(); !value.has(name))
                return place + "." + name + " is missing";
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto name = value.memberName(i);
        std::optional<Json> member;
        if (schema.has("properties") && schema["properties"].has(name))
            member = schema["properties"][name];
        else if (schema.has("additionalProperties") && schema["additionalProperties"].isObject())
            member = schema["additionalProperties"];
        else if (schema.has("additionalProperties") && !schema["additionalProperties"].boolean())
            return place + "." + name + " is not documented";
        if (!member) continue;
        if (auto found = difference(*member, value.memberValue(i), place + "." + name); !found.empty()) return found;
    }
    return "";
}

std::string differenceOfText(const Json& schema, const Json& value, const std::string& place) {
    if (!value.isText()) return place + " is no text";
    if (schema.has("format") && !isOfFormat(value.text(), schema["format"].text()))
        return place + " is no " + schema["format"].text() + ": " + value.text();
    if (!schema.has("enum")) return "";
    for (std::size_t i = 0; i < schema["enum"].size(); ++i)
        if (schema["enum"][i].text() == value.text()) return "";
    return place + " is none of the documented values: " + value.text();
}

std::string difference(const Json& schema, const Json& value, const std::string& place) {
    if (schema.has("$ref")) {
        const auto reference = schema["$ref"].text();
        return difference(openApi()["components"]["schemas"][reference.substr(reference.rfind('/') + 1)], value, place);
    }
    if (schema.has("anyOf")) {
        std::string found;
        for (std::size_t i = 0; i < schema["anyOf"].size(); ++i) {
            auto one = difference(schema["anyOf"][i], value, place);
            if (one.empty()) return "";
            if (found.empty()) found = one;
        }
        return found;
    }
    const auto type = schema["type"].text();
    if (type == "object") return differenceOfObject(schema, value, place);
    if (type == "string") return differenceOfText(schema, value, place);
    if (type == "array") {
        if (!value.isList()) return place + " is no list";
        for (std::size_t i = 0; i < value.size(); ++i)
            if (auto found = difference(schema["items"], value[i], place + "[" + std::to_string(i) + "]");
                !found.empty())
                return found;
        return "";
    }
    const bool fits = type == "integer"   ? value.isInteger()
                      : type == "number"  ? value.isNumber()
                      : type == "boolean" ? value.isBoolean()
                                          : value.isNull();
    return fits ? "" : place + " is no " + type;
}

}  // namespace

const std::vector<Row>& rows() {
    static const auto rows = readRows();
    return rows;
}

bool isPathOf(std::string_view pattern, std::string_view path) {
    const auto wanted = segments(pattern);
    const auto given = segments(path);
    return std::ranges::equal(wanted, given, [](std::string_view a, std::string_view b) {
        return a == b || (a.starts_with('{') && !b.empty());
    });
}

const Json& openApi() {
    static const auto document = [] {
        auto file = opened(TP_OPENAPI_DOCUMENT);
        return Json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    return document;
}

std::string differenceFromContract(const std::string& method, const std::string& path, int status,
                                   const std::string& body) {
    const auto address = path.substr(0, path.find('?'));
    const auto verb = method == "HEAD" ? "GET" : method;
    const auto row = std::ranges::find_if(
        rows(), [&](const Row& candidate) { return candidate.method == verb && isPathOf(candidate.path, address); });
    if (row == rows().end()) return "";
    auto verbInLowerCase = verb;
    std::ranges::transform(verbInLowerCase, verbInLowerCase.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto responses = openApi()["paths"][row->path][verbInLowerCase]["responses"];
    const auto code = std::to_string(status);
    if (status >= 400) return difference(openApi()["components"]["schemas"]["Problem"], Json::parse(body), "problem");
    if (!responses.has(code)) return "status " + code + " is not documented";
    if (method == "HEAD" || !responses[code].has("content")) return body.empty() ? "" : "there is a body";
    if (!responses[code]["content"].has("application/json")) return "";  // no JSON to look into
    return difference(responses[code]["content"]["application/json"]["schema"], Json::parse(body), "answer");
}

}  // namespace tp::test
