#include "http/describe.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "http/problem.h"
#include "json/writer.h"

namespace tp::http {

namespace {

bool isInPath(const Endpoint& endpoint, const std::string& name) {
    return std::string_view(endpoint.path).find("{" + name + "}") != std::string_view::npos;
}

void writeParameter(json::Writer& to, const std::string& name, const char* place, const std::string& schema,
                    bool required) {
    to.startObject();
    to.name("name");
    to.text(name);
    to.name("in");
    to.text(place);
    to.name("required");
    to.boolean(required);
    to.name("schema");
    to.raw(schema);
    to.endObject();
}

void writeContent(json::Writer& to, const char* type, const std::string& schema) {
    to.name("content");
    to.startObject();
    to.name(type);
    to.startObject();
    to.name("schema");
    to.raw(schema);
    to.endObject();
    to.endObject();
}

void writeResponses(json::Writer& to, const detail::Operation& operation, const std::string& bodySchema) {
    to.name("responses");
    to.startObject();
    for (const int status : operation.statuses) {
        to.name(std::to_string(status));
        to.startObject();
        to.name("description");
        to.text(status == 201 ? "Created" : status == 204 ? "Done" : "OK");
        if (!bodySchema.empty()) writeContent(to, operation.bodyType, bodySchema);
        to.endObject();
    }
    if (std::string_view(operation.endpoint.method) == "GET") {
        to.name("304");
        to.raw(R"({"description":"Nothing changed since the ETag in If-None-Match"})");
    }
    to.name("default");
    to.raw(R"({"$ref":"#/components/responses/Problem"})");
    to.endObject();
}

std::string operationId(std::string_view source) {
    std::string id;
    for (bool upper = false; const char c : source) {
        if (c == '/' || c == '_') {
            upper = true;
            continue;
        }
        id += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = false;
    }
    return id;
}

void writeOperation(json::Writer& to, const detail::Operation& operation, json::Schemas& schemas) {
    const auto& endpoint = operation.endpoint;
    const bool isGet = std::string_view(endpoint.method) == "GET";
    const auto properties = operation.inputProperties(schemas);
    std::vector<json::detail::Property> bodyProperties;
    to.startObject();
    to.name("operationId");
    to.text(operationId(endpoint.source));
    to.name("parameters");
    to.startList();
    for (const auto& property : properties) {
        if (isInPath(endpoint, property.name))
            writeParameter(to, property.name, "path", property.schema, true);
        else if (isGet)
            writeParameter(to, property.name, "query", property.schema, property.required);
        else
            bodyProperties.push_back(property);
    }
    if (std::ranges::find(operation.statuses, 201) != operation.statuses.end() && !verifiesPasswords(endpoint.access))
        writeParameter(to, "Idempotency-Key", "header", R"({"type":"string","minLength":1,"maxLength":128})", false);
    to.endList();
    if (!bodyProperties.empty()) {
        to.name("requestBody");
        to.startObject();
        to.name("description");
        to.text("At most " + std::to_string(endpoint.largestBody / 1024) + " KiB");
        to.name("required");
        to.boolean(true);
        writeContent(to, "application/json", json::detail::objectSchema(bodyProperties));
        to.endObject();
    }
    writeResponses(to, operation, operation.bodySchema(schemas));
    to.name("security");
    to.raw(takesAnybody(endpoint.access) ? "[]" : R"([{"session":[]}])");
    to.endObject();
}

}  // namespace

std::string describe(const detail::Operation& operation) {
    json::Schemas schemas{{"Problem", problemSchema()}};
    json::Writer to;
    to.startObject();
    to.name("path");
    to.text(operation.endpoint.path);
    to.name("method");
    std::string method = operation.endpoint.method;
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    to.text(method);
    to.name("operation");
    writeOperation(to, operation, schemas);
    to.name("schemas");
    to.startObject();
    for (const auto& [name, schema] : schemas) to.name(name), to.raw(schema);
    to.endObject();
    to.endObject();
    return std::string(to.written());
}

}  // namespace tp::http
