#include "json_view.h"

#include <algorithm>
#include <stdexcept>

#include "json/writer.h"

namespace tp::test {

namespace {

std::string jsonText(std::string_view text) {
    json::Writer writer;
    writer.text(text);
    return std::string(writer.written());
}

template <class T>
T valueOrThrow(const std::optional<T>& value, const char* type) {
    if (!value) throw std::runtime_error(std::string("a JSON value is no ") + type);
    return *value;
}

}  // namespace

Json Json::parse(std::string_view text) {
    auto document = std::make_shared<const json::Document>(text);
    const auto root = document->root();
    return {std::move(document), root};
}

Json Json::operator[](std::string_view member) const {
    const auto found = isObject() ? value_.member(member) : std::nullopt;
    if (!found) throw std::runtime_error("the JSON value has no member " + std::string(member));
    return {document_, *found};
}

Json Json::operator[](std::size_t index) const {
    if (!isList() || index >= size()) throw std::runtime_error("the JSON list has no item " + std::to_string(index));
    return {document_, value_.item(index)};
}

bool Json::has(std::string_view member) const { return isObject() && value_.member(member).has_value(); }

std::string Json::text() const { return std::string(valueOrThrow(value_.text(), "text")); }
std::int64_t Json::integer() const { return valueOrThrow(value_.integer(), "whole number"); }
double Json::number() const { return valueOrThrow(value_.number(), "number"); }
bool Json::boolean() const { return valueOrThrow(value_.boolean(), "boolean"); }

std::vector<std::string> Json::names() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < size(); ++i) names.push_back(memberName(i));
    std::ranges::sort(names);
    return names;
}

std::vector<std::string> Json::texts(std::string_view member) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < size(); ++i) texts.push_back((*this)[i][member].text());
    return texts;
}

BodyValue::BodyValue(const char* text) : json(jsonText(text)) {}
BodyValue::BodyValue(std::string_view text) : json(jsonText(text)) {}

BodyValue::BodyValue(const std::vector<std::string>& texts) : json("[") {
    for (const auto& text : texts) json += (json.size() > 1 ? "," : "") + jsonText(text);
    json += "]";
}

std::string body(std::initializer_list<std::pair<std::string_view, BodyValue>> members) {
    std::string text = "{";
    for (const auto& [name, value] : members) text += (text.size() > 1 ? "," : "") + jsonText(name) + ":" + value.json;
    return text + "}";
}

}  // namespace tp::test
