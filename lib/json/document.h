// A JSON text that has been checked and parsed. Only document.cpp and writer.cpp touch RapidJSON.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace tp::json {

// One value inside a Document, which must outlive it. Each accessor yields nothing where the value has another type.
class Value {
public:
    explicit Value(const void* rapid) : rapid_(rapid) {}

    bool isNull() const;
    bool isObject() const;
    std::optional<std::string_view> text() const;
    std::optional<bool> boolean() const;
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;

    // For lists: how many items; for objects: how many members.
    std::size_t size() const;
    bool isList() const;
    Value item(std::size_t index) const;
    std::string_view memberName(std::size_t index) const;
    Value memberValue(std::size_t index) const;
    std::optional<Value> member(std::string_view name) const;

private:
    const void* rapid_;
};

// Parses strictly: one value, at most 32 levels deep, well-formed UTF-8 in every string, no U+0000, no duplicate
// member. Numbers keep their nearest double; integers their exact value within 64 bits.
// Throws http::BadJson with a reason for people. Never ends the process, whatever the text.
class Document {
public:
    explicit Document(std::string_view text);
    ~Document();
    Value root() const;

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

}  // namespace tp::json
