#include "json/read.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "types/encoding.h"

namespace tp::json {

namespace {

std::string plainNumber(double value) { return std::to_string(static_cast<std::int64_t>(value)); }

bool isEmail(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at > 64 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    const auto domain = text.substr(at + 1);
    if (domain.empty() || domain.front() == '.' || domain.back() == '.' || domain.find("..") != std::string_view::npos)
        return false;
    if (domain.find('.') == std::string_view::npos) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (trimmed(text.substr(i)).data() != text.data() + i) return false;  // white space, beyond ASCII too
    return std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
               std::string_view("\"(),:;<>[\\]").find(c) != std::string_view::npos;
    });
}

bool isWebAddress(std::string_view text) {
    const auto scheme = text.starts_with("https://") ? 8U : text.starts_with("http://") ? 7U : 0U;
    if (scheme == 0 || text.size() == scheme || std::string_view("/?#:@").find(text[scheme]) != std::string_view::npos)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (trimmed(text.substr(i)).data() != text.data() + i) return false;  // white space, beyond ASCII too
    return std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
               std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
    });
}

std::optional<std::string> checkText(std::string_view text, const Rule& rule) {
    if (rule.oneOf != nullptr) {
        std::string known;
        for (const char* const* value = rule.oneOf; *value != nullptr; ++value) {
            if (text == *value) return std::nullopt;
            known += known.empty() ? *value : std::string(", ") + *value;
        }
        return "is not one of " + known;
    }
    const auto length = static_cast<double>(countCodePoints(text));
    if (length < rule.minimum)
        return length == 0 ? "is empty" : "is shorter than " + plainNumber(rule.minimum) + " characters";
    if (length > rule.maximum) return "is longer than " + plainNumber(rule.maximum) + " characters";
    if (text.size() > rule.maximumBytes) return "is longer than " + std::to_string(rule.maximumBytes) + " bytes";
    if (rule.text == Rule::Text::email && !isEmail(text)) return "is not an e-mail address";
    if (rule.text == Rule::Text::webAddress && !isWebAddress(text)) return "is not an http or https address";
    return std::nullopt;
}

// Of 1, 2, … or of 1/2, 1/1000, …: the nearest double to a decimal number is meant.
bool isMultiple(double value, double step) {
    if (step >= 1) return std::fmod(value, step) == 0;
    const double parts = std::round(1 / step);
    return std::round(value * parts) / parts == value;
}

std::optional<std::string> checkNumber(double value, const Rule& rule) {
    if (value < rule.minimum) return "is less than " + plainNumber(rule.minimum);
    if (value > rule.maximum) return "is more than " + plainNumber(rule.maximum);
    if (rule.step > 0 && !isMultiple(value, rule.step)) return "is not in the allowed steps";
    return std::nullopt;
}

template <class T>
std::optional<T> parseWhole(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// Types that are written as text in JSON, too.
template <class T>
std::optional<std::string> readParsed(const Source& source, T& out, const char* problem) {
    const auto text = source.json ? source.json->text() : source.text;
    const auto parsed = text ? T::parse(*text) : std::nullopt;
    if (!parsed) return problem;
    out = *parsed;
    return std::nullopt;
}

std::vector<Source> itemsOf(const Source& source) {
    std::vector<Source> items;
    if (source.json) {
        for (std::size_t i = 0; i < source.json->size(); ++i) items.push_back({source.json->item(i), {}});
        return items;
    }
    auto left = source.text;
    for (auto comma = left.find(','); comma != std::string_view::npos; comma = left.find(',')) {
        items.push_back({std::nullopt, left.substr(0, comma)});
        left.remove_prefix(comma + 1);
    }
    items.push_back({std::nullopt, left});
    return items;
}

std::optional<std::string> checkLength(std::size_t length, const Rule& rule) {
    const auto count = static_cast<double>(length);
    if (count < rule.minimum) return "has fewer than " + plainNumber(rule.minimum) + " items";
    if (count > rule.maximum) return "has more than " + plainNumber(rule.maximum) + " items";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> readScalar(const Source& source, std::string& out, const Rule& rule) {
    const auto given = source.json ? source.json->text() : source.text;
    if (!given) return "is not a text";
    const auto text = rule.text == Rule::Text::exact || rule.oneOf != nullptr ? *given : trimmed(*given);
    if (auto problem = checkText(text, rule)) return problem;
    out = text;
    return std::nullopt;
}

std::optional<std::string> readScalar(const Source& source, bool& out, const Rule& /*rule*/) {
    if (!source.json && (source.text == "true" || source.text == "false")) {
        out = source.text == "true";
        return std::nullopt;
    }
    const auto value = source.json ? source.json->boolean() : std::nullopt;
    if (!value) return "is not true or false";
    out = *value;
    return std::nullopt;
}

std::optional<std::string> readScalar(const Source& source, std::int64_t& out, const Rule& rule) {
    const auto value = source.json ? source.json->integer() : parseWhole<std::int64_t>(source.text);
    if (!value) return "is not a whole number";
    if (auto problem = checkNumber(static_cast<double>(*value), rule)) return problem;
    out = *value;
    return std::nullopt;
}

std::optional<std::string> readScalar(const Source& source, int& out, const Rule& rule) {
    std::int64_t value = 0;
    if (auto problem = readScalar(source, value, rule)) return problem;
    if (!std::in_range<int>(value)) return "is out of range";
    out = static_cast<int>(value);
    return std::nullopt;
}

std::optional<std::string> readScalar(const Source& source, double& out, const Rule& rule) {
    const auto value = source.json ? source.json->number() : parseWhole<double>(source.text);
    if (!value || !std::isfinite(*value)) return "is not a number";
    if (auto problem = checkNumber(*value, rule)) return problem;
    out = *value;
    return std::nullopt;
}

std::optional<std::string> readScalar(const Source& source, Uuid& out, const Rule& /*rule*/) {
    return readParsed(source, out, "is not an id");
}

std::optional<std::string> readScalar(const Source& source, Instant& out, const Rule& /*rule*/) {
    return readParsed(source, out, "is not a time such as 2026-11-21T09:30:00.000Z");
}

std::optional<std::string> readScalar(const Source& source, Date& out, const Rule& /*rule*/) {
    return readParsed(source, out, "is not a day such as 2026-11-21");
}

void Fields::add(std::string name, Source source) { entries_.push_back({std::move(name), source}); }

void Fields::addMembers(const Value& object) {
    if (!object.isObject()) throw http::BadJson("The body is not a JSON object.");
    for (std::size_t i = 0; i < object.size(); ++i)
        add(std::string(object.memberName(i)), Source{object.memberValue(i), {}});
}

std::optional<Source> Fields::take(std::string_view name) {
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    if (found == entries_.end()) return std::nullopt;
    found->taken = true;
    return found->source;
}

void Fields::refuseTheRest(const std::string& path, Problems& problems) const {
    for (const auto& entry : entries_)
        if (!entry.taken && problems.size() < mostProblems)
            problems.push_back({path + std::string(shortened(entry.name, 100)), "is not known here"});
}

void refuse(const Problems& problems) {
    if (!problems.empty()) throw http::InvalidInput(problems);
}

namespace detail {

void note(Problems& problems, const std::string& path, std::optional<std::string> problem) {
    if (problem) problems.push_back({path, std::move(*problem)});
}

std::optional<Source> takeField(Fields& from, const char* name, bool required, const std::string& path,
                                Problems& problems) {
    auto source = from.take(name);
    if (!source && required) problems.push_back({path + name, "is missing"});
    if (source && source->json && source->json->isNull() && !required) return std::nullopt;
    return source;
}

std::optional<Fields> membersOf(const Source& source, const std::string& path, Problems& problems) {
    if (!source.json || !source.json->isObject()) {
        problems.push_back({path, "is not an object"});
        return std::nullopt;
    }
    std::optional<Fields> members(std::in_place);
    members->addMembers(*source.json);
    return members;
}

std::optional<std::vector<Source>> listItems(const Source& source, const Rule& rule, const std::string& path,
                                             Problems& problems) {
    const bool isList = !source.json || source.json->isList();
    auto items = isList ? itemsOf(source) : std::vector<Source>{};
    auto problem = isList ? checkLength(items.size(), rule) : "is not a list";
    if (!problem) return items;
    note(problems, path, std::move(problem));
    return std::nullopt;
}

}  // namespace detail

}  // namespace tp::json
