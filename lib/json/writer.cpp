#include "json/writer.h"

#include <algorithm>
#include <cstring>

#include "json/rapidjson.h"

namespace tp::json {

namespace {

// A page of a list; a longer text grows.
constexpr std::size_t usualLength = 32UL * 1024;

bool isPlain(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; });
}

// RapidJSON looks at each character and copies it alone; where nothing is escaped, one copy does.
class CopyingWriter : public rapidjson::Writer<rapidjson::StringBuffer> {
public:
    using rapidjson::Writer<rapidjson::StringBuffer>::Writer;

    void plainText(std::string_view text) {
        Prefix(rapidjson::kStringType);
        char* to = os_->Push(text.size() + 2);
        to[0] = '"';
        std::memcpy(to + 1, text.data(), text.size());
        to[text.size() + 1] = '"';
        EndValue(true);
    }
    void plainValue(std::string_view json) {
        Prefix(rapidjson::kObjectType);
        std::memcpy(os_->Push(json.size()), json.data(), json.size());
        EndValue(true);
    }
};

}  // namespace

struct Writer::State {
    rapidjson::StringBuffer buffer{nullptr, usualLength};
    CopyingWriter writer{buffer};
};

Writer::Writer() : state_(std::make_unique<State>()) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;

void Writer::startObject() { state_->writer.StartObject(); }
void Writer::endObject() { state_->writer.EndObject(); }
void Writer::startList() { state_->writer.StartArray(); }
void Writer::endList() { state_->writer.EndArray(); }
void Writer::name(std::string_view name) { state_->writer.plainText(name); }
void Writer::null() { state_->writer.Null(); }
void Writer::boolean(bool value) { state_->writer.Bool(value); }
void Writer::integer(std::int64_t value) { state_->writer.Int64(value); }
void Writer::number(double value) { state_->writer.Double(value); }
void Writer::text(std::string_view value) {
    if (isPlain(value)) return plain(value);
    state_->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void Writer::plain(std::string_view value) { state_->writer.plainText(value); }
void Writer::raw(std::string_view json) { state_->writer.plainValue(json); }

std::string_view Writer::written() const { return {state_->buffer.GetString(), state_->buffer.GetSize()}; }

}  // namespace tp::json
