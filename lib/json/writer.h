// Writes JSON text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tp::json {

class Writer {
public:
    Writer();
    ~Writer();
    Writer(Writer&&) noexcept;

    void startObject();
    void endObject();
    void startList();
    void endList();
    void name(std::string_view name);  // nothing in it is escaped
    void null();
    void boolean(bool value);
    void integer(std::int64_t value);
    void number(double value);
    void text(std::string_view value);
    // A text in which nothing has to be escaped.
    void plain(std::string_view value);
    // JSON text that is known to be well-formed.
    void raw(std::string_view json);

    std::string_view written() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tp::json
