// JSON in tests: reading answers and building bodies. Whatever does not fit throws, which fails the test.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/document.h"

namespace tp::test {

class Json {
public:
    static Json parse(std::string_view text);

    Json operator[](std::string_view member) const;
    Json operator[](std::size_t index) const;
    bool has(std::string_view member) const;

    std::string text() const;
    std::int64_t integer() const;
    double number() const;
    bool boolean() const;

    bool isNull() const { return value_.isNull(); }
    bool isObject() const { return value_.isObject(); }
    bool isList() const { return value_.isList(); }
    bool isText() const { return value_.text().has_value(); }
    bool isInteger() const { return value_.integer().has_value(); }
    bool isNumber() const { return value_.number().has_value(); }
    bool isBoolean() const { return value_.boolean().has_value(); }
    std::size_t size() const { return value_.size(); }
    std::string memberName(std::size_t index) const { return std::string(value_.memberName(index)); }
    Json memberValue(std::size_t index) const { return {document_, value_.memberValue(index)}; }

    // The names of an object's members, sorted.
    std::vector<std::string> names() const;
    // The text that every item of a list has under this name.
    std::vector<std::string> texts(std::string_view member) const;

private:
    Json(std::shared_ptr<const json::Document> document, json::Value value)
        : document_(std::move(document)), value_(value) {}

    std::shared_ptr<const json::Document> document_;
    json::Value value_;
};

// A value in a body: text, number, true or false, null, a list of texts, or JSON text as it is.
struct Raw {
    std::string text;
};
class BodyValue {
public:
    BodyValue(const char* text);
    BodyValue(std::string_view text);
    BodyValue(const std::string& text) : BodyValue(std::string_view(text)) {}
    BodyValue(int number) : json(std::to_string(number)) {}
    BodyValue(bool value) : json(value ? "true" : "false") {}
    BodyValue(std::nullptr_t /*null*/) : json("null") {}
    BodyValue(const std::vector<std::string>& texts);
    BodyValue(Raw raw) : json(std::move(raw.text)) {}

    std::string json;
};

// body({{"content", "hello"}}) is {"content":"hello"}.
std::string body(std::initializer_list<std::pair<std::string_view, BodyValue>> members);

}  // namespace tp::test
