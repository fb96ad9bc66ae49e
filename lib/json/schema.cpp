#include "json/schema.h"

#include <cmath>

#include "json/writer.h"

namespace tp::json::detail {

namespace {

void writeBounds(Writer& to, const Rule& rule, const char* minimum, const char* maximum) {
    if (std::isfinite(rule.minimum)) to.name(minimum), to.integer(static_cast<std::int64_t>(rule.minimum));
    if (std::isfinite(rule.maximum)) to.name(maximum), to.integer(static_cast<std::int64_t>(rule.maximum));
}

}  // namespace

std::string textSchema(const Rule& rule) {
    Writer to;
    to.startObject();
    to.name("type");
    to.text("string");
    if (rule.oneOf != nullptr) {
        to.name("enum");
        to.startList();
        for (const char* const* value = rule.oneOf; *value != nullptr; ++value) to.text(*value);
        to.endList();
    } else {
        writeBounds(to, rule, "minLength", "maxLength");
    }
    if (rule.text == Rule::Text::email) to.name("format"), to.text("email");
    if (rule.text == Rule::Text::webAddress) to.name("format"), to.text("uri");
    to.endObject();
    return std::string(to.written());
}

std::string numberSchema(const char* type, const Rule& rule) {
    Writer to;
    to.startObject();
    to.name("type");
    to.text(type);
    writeBounds(to, rule, "minimum", "maximum");
    if (rule.step > 0) to.name("multipleOf"), to.number(rule.step);
    to.endObject();
    return std::string(to.written());
}

std::string listSchema(const std::string& item, const Rule& rule) {
    Writer to;
    to.startObject();
    to.name("type");
    to.text("array");
    to.name("items");
    to.raw(item);
    writeBounds(to, rule, "minItems", "maxItems");
    to.endObject();
    return std::string(to.written());
}

std::string nullable(const std::string& schema) { return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})"; }

std::string objectSchema(const std::vector<Property>& properties) {
    Writer to;
    to.startObject();
    to.name("type");
    to.text("object");
    to.name("properties");
    to.startObject();
    for (const auto& property : properties) to.name(property.name), to.raw(property.schema);
    to.endObject();
    to.name("required");
    to.startList();
    for (const auto& property : properties)
        if (property.required) to.text(property.name);
    to.endList();
    to.name("additionalProperties");
    to.boolean(false);
    to.endObject();
    return std::string(to.written());
}

std::string namedSchema(const char* name, std::vector<Property> (*properties)(Schemas&), Schemas& named) {
    if (!named.contains(name)) {
        named[name];  // taken before its members are described, so that a type may contain itself
        named[name] = objectSchema(properties(named));
    }
    return std::string(R"({"$ref":"#/components/schemas/)") + name + "\"}";
}

// The scalars.
std::string schemaOf(const std::string* /*type*/, const Rule& rule, Schemas& /*named*/) { return textSchema(rule); }
std::string schemaOf(const bool* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) { return R"({"type":"boolean"})"; }
std::string schemaOf(const int* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("integer", rule);
}
std::string schemaOf(const std::int64_t* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("integer", rule);
}
std::string schemaOf(const double* /*type*/, const Rule& rule, Schemas& /*named*/) {
    return numberSchema("number", rule);
}
std::string schemaOf(const Uuid* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"uuid"})";
}
std::string schemaOf(const Instant* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"date-time"})";
}
std::string schemaOf(const Date* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"string","format":"date"})";
}
std::string schemaOf(const RawFlags* /*type*/, const Rule& /*rule*/, Schemas& /*named*/) {
    return R"({"type":"object","additionalProperties":{"type":"boolean"}})";
}

std::vector<Property> propertiesOf(std::span<const Described> fields, Schemas& named) {
    std::vector<Property> properties;
    for (const auto& field : fields)
        properties.push_back({field.name, field.schema(field.rule, named), field.required});
    return properties;
}

}  // namespace tp::json::detail
