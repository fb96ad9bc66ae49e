#include "unzip.h"

#include <zip.h>

#include <stdexcept>

namespace tp::test {

std::map<std::string, std::string> unzip(const std::string& archive) {
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
    zip_t* opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (opened == nullptr) throw std::runtime_error("no ZIP archive");
    std::map<std::string, std::string> files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(opened, 0); ++i) {
        zip_stat_t entry;
        zip_stat_index(opened, static_cast<zip_uint64_t>(i), 0, &entry);
        std::string content(entry.size, '\0');
        zip_file_t* file = zip_fopen_index(opened, static_cast<zip_uint64_t>(i), 0);
        if (zip_fread(file, content.data(), entry.size) != static_cast<zip_int64_t>(entry.size))
            throw std::runtime_error("a damaged ZIP archive");
        zip_fclose(file);
        files[entry.name] = std::move(content);
    }
    zip_discard(opened);
    return files;
}

}  // namespace tp::test
