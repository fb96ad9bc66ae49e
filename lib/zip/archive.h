// ZIP archives: the only code that names libzip. Everything is in temporary files, so that memory does not grow with
// what is archived.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tp::zip {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// A file without a name: it is gone with its process at the latest. Throws std::system_error.
File temporaryFile();

// Writes at the file's place. Throws std::system_error where the disk is full.
void append(const File& file, std::string_view text);

struct Entry {
    std::string name;  // in ASCII
    File content;
};

// The entries in one archive, read from its beginning on. The same entries make the same bytes. Throws
// std::runtime_error.
File archiveOf(std::vector<Entry> entries);

}  // namespace tp::zip
