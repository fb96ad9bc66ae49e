#include "http/log.h"

#include <chrono>
#include <cstdio>

#include "json/writer.h"
#include "types/instant.h"

namespace tp::http::log {

namespace {

json::Writer startLine(std::string_view level) {
    json::Writer line;
    line.startObject();
    line.name("time");
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    line.text(Instant{std::chrono::duration_cast<std::chrono::microseconds>(now).count()}.toString());
    line.name("level");
    line.text(level);
    return line;
}

void end(json::Writer& line) {
    line.endObject();
    std::string text(line.written());
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void error(std::string_view what, std::string_view why, std::string_view requestId) {
    auto line = startLine("ERROR");
    line.name("what");
    line.text(what);
    line.name("why");
    line.text(why);
    line.name("requestId");
    line.text(requestId);
    end(line);
}

void answered(const Endpoint& endpoint, std::string_view requestId, int status, double milliseconds,
              std::string_view userId) {
    auto line = startLine("INFO");
    line.name("endpoint");
    line.text(endpoint.source);
    line.name("requestId");
    line.text(requestId);
    line.name("status");
    line.integer(status);
    line.name("milliseconds");
    line.number(milliseconds);
    line.name("userId");
    line.text(userId);
    end(line);
}

}  // namespace tp::http::log
