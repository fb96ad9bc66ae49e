#include "http/error.h"

namespace tp::http {

InvalidInput::InvalidInput(const std::vector<FieldError>& wrong)
    : Error(400, "invalid_input",
            wrong.size() == 1 ? "One field is not valid." : std::to_string(wrong.size()) + " fields are not valid.",
            wrong) {}

}  // namespace tp::http
