#include "http/log.h"

#include <chrono>
#include <cstdio>

#include "json/writer.h"
#include "types/instant.h"

namespace tp::http::log {

namespace {

std::string currentRequest;

json::Writer startLine(std::string_view level) {
    json::Writer line;
    line.startObject();
    line.name("time");
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    line.text(Instant{std::chrono::duration_cast<std::chrono::microseconds>(now).count()}.toString());
    line.name("level");
    line.text(level);
    line.name("requestId");
    line.text(currentRequest);
    return line;
}

void end(json::Writer& line) {
    line.endObject();
    std::string text(line.written());
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void begin(const std::string& requestId) { currentRequest = requestId; }

void error(std::string_view what, std::string_view why) {
    auto line = startLine("ERROR");
    line.name("what");
    line.text(what);
    line.name("why");
    line.text(why);
    end(line);
}

void answered(const Endpoint& endpoint, int status, double milliseconds, std::string_view userId) {
    auto line = startLine("INFO");
    line.name("endpoint");
    line.text(endpoint.source);
    line.name("status");
    line.integer(status);
    line.name("milliseconds");
    line.number(milliseconds);
    line.name("userId");
    line.text(userId);
    end(line);
}

}  // namespace tp::http::log
