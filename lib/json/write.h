// Writes declared structs (json/fields.h) as JSON.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "json/read.h"
#include "json/writer.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::json {

inline void write(Writer& to, const std::string& value) { to.text(value); }
inline void write(Writer& to, bool value) { to.boolean(value); }
inline void write(Writer& to, int value) { to.integer(value); }
inline void write(Writer& to, std::int64_t value) { to.integer(value); }
inline void write(Writer& to, double value) { to.number(value); }
inline void write(Writer& to, const Uuid& value) {
    const auto text = value.characters();
    to.plain({text.data(), text.size()});
}
inline void write(Writer& to, const Instant& value) {
    const auto text = value.characters();
    to.plain({text.data(), text.size()});
}
inline void write(Writer& to, const Date& value) { to.plain(value.toString()); }
inline void write(Writer& to, const RawFlags& value) { to.raw(value.text); }
template <class Item>
void write(Writer& to, const RawList<Item>& value) {
    to.raw(value.text);
}
template <class T>
void write(Writer& to, const RawObject<T>& value) {
    to.raw(value.text);
}

template <Declared T>
void write(Writer& to, const T& value);
template <class T>
void write(Writer& to, const std::vector<T>& values);

template <class T>
void write(Writer& to, const std::optional<T>& value) {
    value ? write(to, *value) : to.null();
}

template <class T>
void write(Writer& to, const std::vector<T>& values) {
    to.startList();
    for (const auto& value : values) write(to, value);
    to.endList();
}

template <Declared T>
void write(Writer& to, const T& value) {
    static constexpr auto fields = T::fields();
    to.startObject();
    std::apply([&](const auto&... field) { ((to.name(field.name), write(to, value.*field.member)), ...); }, fields);
    to.endObject();
}

}  // namespace tp::json
