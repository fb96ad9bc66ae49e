// A body: parsed, read into a declared struct with every type and rule, and written again.
#include <tuple>

#include "http/problem.h"
#include "input.h"
#include "json/read.h"
#include "json/write.h"
#include "training/log_service.h"
#include "types/encoding.h"

namespace {

using namespace tp;

constexpr const char* kinds[] = {"run", "swim", nullptr};

struct Body {
    std::string title;
    std::string secret;
    std::string email;
    std::string kind;
    std::optional<bool> done;
    std::int64_t large = 0;
    Uuid id;
    Instant at;
    Date day;
    std::vector<training::LoggedSet> sets;
    std::optional<std::vector<Uuid>> ids;

    static constexpr auto fields() {
        return std::tuple{json::required("title", &Body::title, json::text(1, 200)),
                          json::optional("secret", &Body::secret, json::exactText(1, 128, 512)),
                          json::optional("email", &Body::email, json::email()),
                          json::optional("kind", &Body::kind, json::oneOf(kinds)),
                          json::optional("done", &Body::done),
                          json::optional("large", &Body::large),
                          json::optional("id", &Body::id),
                          json::optional("at", &Body::at),
                          json::optional("day", &Body::day),
                          json::optional("sets", &Body::sets, json::items(0, 200)),
                          json::optional("ids", &Body::ids, json::items(1, 100))};
    }
};

struct Read {
    Body body;
    json::Problems problems;
};

Read read(const json::Document& document) {
    Read read;
    json::Fields fields;
    fields.addMembers(document.root());
    json::readFields(fields, read.body, "", read.problems);
    return read;
}

std::string written(const Body& body) {
    json::Writer writer;
    json::write(writer, body);
    return std::string(writer.written());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::textOf(data, size);
    try {
        const json::Document document(text);
        fuzz::require(isUtf8(text) && text.find('\0') == std::string_view::npos, "accepts text alone");
        const auto first = read(document);
        if (!first.problems.empty()) throw http::InvalidInput(first.problems);

        // What was absent is written with its default, which is not always valid: only the spelling must last.
        const auto once = written(first.body);
        const json::Document again(once);
        const auto second = read(again);
        if (second.problems.empty()) fuzz::require(written(second.body) == once, "comes back as it was written");
    } catch (const http::Error& error) {
        fuzz::require(error.status == 400, "refuses with 400");
        const json::Document problem(http::problemOf(error, "id"));
        fuzz::require(problem.root().isObject(), "says why in JSON");
    }
    return 0;
}
