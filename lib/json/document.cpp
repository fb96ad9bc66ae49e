#include "json/document.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "http/error.h"
#include "json/rapidjson.h"
#include "types/encoding.h"

namespace tp::json {

namespace {

constexpr std::size_t maximumDepth = 32;

const rapidjson::Value& rapid(const void* value) { return *static_cast<const rapidjson::Value*>(value); }

// Passes RapidJSON's events on to the document that is being built, and refuses what RapidJSON lets through.
class StrictEvents {
public:
    explicit StrictEvents(rapidjson::Document& document) : document_(document) {}

    // NOLINTBEGIN(readability-identifier-naming): the names that RapidJSON calls
    bool Null() { return document_.Null(); }
    bool Bool(bool value) { return document_.Bool(value); }
    bool Int(int value) { return document_.Int(value); }
    bool Uint(unsigned value) { return document_.Uint(value); }
    bool Int64(std::int64_t value) { return document_.Int64(value); }
    bool Uint64(std::uint64_t value) { return document_.Uint64(value); }
    bool Double(double value) { return document_.Double(value); }

    // RapidJSON's own exact conversion crashes on some numbers, and its quick one is not exact: the standard library's
    // is.
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool /*copy*/) {
        const std::string_view text(digits, length);
        if (text.find_first_of(".eE") == std::string_view::npos) {
            std::int64_t integer = 0;
            if (std::from_chars(digits, digits + length, integer).ec == std::errc{}) return document_.Int64(integer);
        }
        double value = 0;
        if (std::from_chars(digits, digits + length, value).ec != std::errc{})
            throw http::BadJson("A number is out of range.");
        return document_.Double(value);
    }
    bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        check({text, length});
        return document_.String(text, length, true);
    }
    bool StartObject() {
        enter();
        names_.emplace_back();
        return document_.StartObject();
    }
    bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        check({text, length});
        names_.back().emplace_back(text, length);
        return document_.Key(text, length, true);
    }
    bool EndObject(rapidjson::SizeType count) {
        // Once for each object: looking at every name would take long for a body of nothing but names.
        auto& names = names_.back();
        std::ranges::sort(names);
        if (std::ranges::adjacent_find(names) != names.end())
            throw http::BadJson("A member occurs twice in one object.");
        names_.pop_back();
        --depth_;
        return document_.EndObject(count);
    }
    bool StartArray() {
        enter();
        return document_.StartArray();
    }
    bool EndArray(rapidjson::SizeType count) {
        --depth_;
        return document_.EndArray(count);
    }
    // NOLINTEND(readability-identifier-naming)

private:
    void enter() {
        if (++depth_ > maximumDepth) throw http::BadJson("The document is nested too deeply.");
    }
    static void check(std::string_view text) {
        if (!isUtf8(text)) throw http::BadJson("A text is not well-formed Unicode.");
        if (text.find('\0') != std::string_view::npos) throw http::BadJson("A text contains the character U+0000.");
    }

    rapidjson::Document& document_;
    std::size_t depth_ = 0;
    std::vector<std::vector<std::string>> names_;  // of each open object
};

}  // namespace

struct Document::Parsed {
    rapidjson::Document document;
};

Document::Document(std::string_view text) : parsed_(std::make_unique<Parsed>()) {
    if (text.find('\0') != std::string_view::npos) throw http::BadJson("The body contains a NUL byte.");
    if (!isUtf8(text)) throw http::BadJson("The body is not UTF-8.");
    bool parsed = false;
    auto build = [&](rapidjson::Document& document) {
        constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                                   rapidjson::kParseNumbersAsStringsFlag;
        rapidjson::MemoryStream stream(text.data(), text.size());
        rapidjson::Reader reader;
        StrictEvents events(document);
        parsed = !reader.Parse<flags>(stream, events).IsError();
        return parsed;
    };
    parsed_->document.Populate(build);
    if (!parsed) throw http::BadJson("The body is not valid JSON.");
}

Document::~Document() = default;

Value Document::root() const { return Value(&static_cast<const rapidjson::Value&>(parsed_->document)); }

bool Value::isNull() const { return rapid(rapid_).IsNull(); }
bool Value::isObject() const { return rapid(rapid_).IsObject(); }
bool Value::isList() const { return rapid(rapid_).IsArray(); }

std::optional<std::string_view> Value::text() const {
    const auto& value = rapid(rapid_);
    if (!value.IsString()) return std::nullopt;
    return std::string_view(value.GetString(), value.GetStringLength());
}

std::optional<bool> Value::boolean() const {
    const auto& value = rapid(rapid_);
    if (!value.IsBool()) return std::nullopt;
    return value.GetBool();
}

std::optional<std::int64_t> Value::integer() const {
    const auto& value = rapid(rapid_);
    if (!value.IsInt64()) return std::nullopt;
    return value.GetInt64();
}

std::optional<double> Value::number() const {
    const auto& value = rapid(rapid_);
    if (!value.IsNumber()) return std::nullopt;
    return value.GetDouble();
}

std::size_t Value::size() const {
    const auto& value = rapid(rapid_);
    return value.IsArray() ? value.Size() : value.IsObject() ? value.MemberCount() : 0;
}

Value Value::item(std::size_t index) const { return Value(&rapid(rapid_)[static_cast<rapidjson::SizeType>(index)]); }

std::string_view Value::memberName(std::size_t index) const {
    const auto& name = (rapid(rapid_).MemberBegin() + static_cast<std::ptrdiff_t>(index))->name;
    return {name.GetString(), name.GetStringLength()};
}

Value Value::memberValue(std::size_t index) const {
    return Value(&(rapid(rapid_).MemberBegin() + static_cast<std::ptrdiff_t>(index))->value);
}

std::optional<Value> Value::member(std::string_view name) const {
    const auto& object = rapid(rapid_);
    const rapidjson::Value key(rapidjson::StringRef(name.data(), name.size()));
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd()) return std::nullopt;
    return Value(&found->value);
}

}  // namespace tp::json
