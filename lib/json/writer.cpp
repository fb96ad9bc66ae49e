#include "json/writer.h"

#include "json/rapidjson.h"

namespace tp::json {

struct Writer::State {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

Writer::Writer() : state_(std::make_unique<State>()) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;

void Writer::startObject() { state_->writer.StartObject(); }
void Writer::endObject() { state_->writer.EndObject(); }
void Writer::startList() { state_->writer.StartArray(); }
void Writer::endList() { state_->writer.EndArray(); }
void Writer::name(std::string_view name) {
    state_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}
void Writer::null() { state_->writer.Null(); }
void Writer::boolean(bool value) { state_->writer.Bool(value); }
void Writer::integer(std::int64_t value) { state_->writer.Int64(value); }
void Writer::number(double value) { state_->writer.Double(value); }
void Writer::text(std::string_view value) {
    state_->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void Writer::raw(std::string_view json) { state_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType); }

std::string_view Writer::written() const { return {state_->buffer.GetString(), state_->buffer.GetSize()}; }

}  // namespace tp::json
