// Describes declared structs (json/fields.h) as JSON Schema for the OpenAPI document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "json/read.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::json {

// Schemas by name: #/components/schemas/<name>
using Schemas = std::map<std::string, std::string>;

namespace detail {

std::string textSchema(const Rule& rule);
std::string numberSchema(const char* type, const Rule& rule);
std::string listSchema(const std::string& item, const Rule& rule);
std::string nullable(const std::string& schema);
// One member of an object's schema.
struct Property {
    std::string name;
    std::string schema;
    bool required;
};
std::string objectSchema(const std::vector<Property>& properties);

inline std::string schemaOf(const std::string* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return textSchema(rule);
}
inline std::string schemaOf(const bool* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"boolean"})";
}
inline std::string schemaOf(const int* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("integer", rule);
}
inline std::string schemaOf(const std::int64_t* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("integer", rule);
}
inline std::string schemaOf(const double* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("number", rule);
}
inline std::string schemaOf(const Uuid* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"uuid"})";
}
inline std::string schemaOf(const Instant* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"date-time"})";
}
inline std::string schemaOf(const Date* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"date"})";
}
inline std::string schemaOf(const RawFlags* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"object","additionalProperties":{"type":"boolean"}})";
}
template <Declared T>
std::string schemaOf(const T* type, const Rule& rule, Schemas& named);
template <class T>
std::string schemaOf(const std::vector<T>* /*type*/, const Rule& rule, Schemas& named) {
    const Rule itemRule{.minimum = rule.itemMinimum, .maximum = rule.itemMaximum, .oneOf = rule.oneOf};
    return listSchema(schemaOf(static_cast<const T*>(nullptr), itemRule, named), rule);
}
template <class T>
std::string schemaOf(const RawList<T>* /*type*/, const Rule& rule, Schemas& named) {
    return listSchema(schemaOf(static_cast<const T*>(nullptr), Rule{.oneOf = rule.oneOf}, named), rule);
}
template <class T>
std::string schemaOf(const RawObject<T>* /*type*/, const Rule& rule, Schemas& named) {
    return schemaOf(static_cast<const T*>(nullptr), rule, named);
}
template <class T>
std::string schemaOf(const std::optional<T>* /*type*/, const Rule& rule, Schemas& named) {
    return nullable(schemaOf(static_cast<const T*>(nullptr), rule, named));
}

template <Declared T>
std::vector<Property> propertiesOf(Schemas& named) {
    std::vector<Property> properties;
    const auto add = [&]<class Owner, class Member>(const Field<Owner, Member>& field) {
        properties.push_back(
            {field.name, schemaOf(static_cast<const Member*>(nullptr), field.rule, named), field.required});
    };
    std::apply([&](const auto&... field) { (add(field), ...); }, T::fields());
    return properties;
}

template <Declared T>
std::string schemaOf(const T* /*type*/, const Rule& /*rule*/, Schemas& named) {
    if constexpr (requires { T::schemaName; }) {
        if (!named.contains(T::schemaName)) {
            named[T::schemaName];  // taken before its members are described, so that a type may contain itself
            named[T::schemaName] = objectSchema(propertiesOf<T>(named));
        }
        return std::string(R"({"$ref":"#/components/schemas/)") + T::schemaName + "\"}";
    } else {
        return objectSchema(propertiesOf<T>(named));
    }
}

}  // namespace detail

template <class T>
std::string schemaOf(Schemas& named) {
    return detail::schemaOf(static_cast<const T*>(nullptr), Rule{}, named);
}

}  // namespace tp::json
