#include "http/reply.h"

#include "http/error.h"

namespace tp::http {

std::string revisionText(const db::Later& revision) {
    const auto rows = revision.get();
    if (rows.empty()) throw Forbidden();
    return rows[0].get<std::string>(0);
}

}  // namespace tp::http
