#include "http/error.h"

#include <utility>

namespace tp::http {

Error::Error(int status, const char* code, const std::string& detail, std::vector<FieldError> fields, int retryAfter)
    : std::runtime_error(detail), status(status), code(code), fields(std::move(fields)), retryAfter(retryAfter) {}

InvalidInput::InvalidInput(const std::string& field, const std::string& message)
    : InvalidInput(std::vector<FieldError>{{field, message}}) {}

std::string InvalidInput::countOf(const std::vector<FieldError>& wrong) {
    return wrong.size() == 1 ? "One field is not valid." : std::to_string(wrong.size()) + " fields are not valid.";
}

}  // namespace tp::http
