#include "http/reply.h"

#include <array>
#include <stdexcept>

#include "auth/token.h"
#include "http/error.h"

namespace tp::http {

std::string revisionText(const db::Later& revision) {
    const auto rows = revision.get();
    if (rows.empty()) throw Forbidden();
    return rows[0].get<std::string>(0);
}

std::string revisionOf(const Archive& archive) {
    std::FILE* file = archive.content.get();
    const auto start = ftello(file);
    std::string revision;
    std::array<char, 65536> chunk{};
    for (std::size_t length = 0; (length = std::fread(chunk.data(), 1, chunk.size(), file)) > 0;)
        revision = sha256(revision.append(chunk.data(), length));
    if (std::ferror(file) != 0 || fseeko(file, start, SEEK_SET) != 0) throw std::runtime_error("unreadable archive");
    return revision;
}

}  // namespace tp::http
