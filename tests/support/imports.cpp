#include "imports.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "database.h"
#include "json_view.h"

namespace tp::test {

std::string importFile(const std::string& name) {
    std::ifstream file(TP_IMPORT_FILES "/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("there is no file " + name);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string importBody(const std::string& content, const std::string& more) {
    auto made = body({{"fileName", "export.csv"}, {"content", content}});
    if (!more.empty()) made.insert(made.size() - 1, "," + more);
    return made;
}

std::string everythingLogged(const Person& person) {
    return valueOf(
        "select coalesce(string_agg(concat_ws(' | ', l.title, l.performed_at, l.ended_at, l.day, l.notes, "
        "l.perceived_effort, "
        "(select string_agg(concat_ws(',', s.position, s.exercise_name, s.slot, s.type, 'r' || s.reps, s.weight, "
        "s.weight_unit, 't' || s.duration_seconds, trim_scale(s.distance), s.distance_unit, 'rpe' || s.rpe, 'rir' || "
        "s.rir, "
        "s.note), E'\\n' order by s.position) from app.logged_sets s where s.log_id = l.id)), E'\\n\\n' "
        "order by l.performed_at, l.title), '') from app.workout_logs l where l.athlete_id = $1",
        {person.id});
}

}  // namespace tp::test
