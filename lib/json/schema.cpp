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

}  // namespace tp::json::detail
