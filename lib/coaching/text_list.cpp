#include "coaching/text_list.h"

#include "json/document.h"
#include "json/write.h"

namespace tp::coaching {

std::vector<std::string> textsFrom(const std::string& json) {
    const json::Document document(json);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < document.root().size(); ++i)
        texts.emplace_back(document.root().item(i).text().value_or(""));
    return texts;
}

std::string jsonOf(const std::vector<std::string>& texts) {
    json::Writer writer;
    json::write(writer, texts);
    return std::string(writer.written());
}

}  // namespace tp::coaching
