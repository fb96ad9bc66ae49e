#include "zip/archive.h"

#include <zip.h>

#include <cerrno>
#include <ctime>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace tp::zip {

namespace {

// 1 January 2000: one date for every entry, so that an archive changes with its content alone.
constexpr std::time_t entryTime = 946'684'800;

[[noreturn]] void fail(const char* reason) { throw std::runtime_error(std::string("zip: ") + reason); }

// What libzip asks of the file that it writes an archive to.
zip_int64_t writeTo(void* file, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto* out = static_cast<std::FILE*>(file);
    switch (command) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                                  ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                                  ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
                                                  ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
        case ZIP_SOURCE_STAT: zip_stat_init(static_cast<zip_stat_t*>(data)); return sizeof(zip_stat_t);
        case ZIP_SOURCE_WRITE:
            return std::fwrite(data, 1, length, out) == length ? static_cast<zip_int64_t>(length) : -1;
        case ZIP_SOURCE_SEEK_WRITE: {
            const auto* to = static_cast<const zip_source_args_seek_t*>(data);
            return fseeko(out, to->offset, to->whence);
        }
        case ZIP_SOURCE_TELL_WRITE: return ftello(out);
        case ZIP_SOURCE_COMMIT_WRITE: return std::fflush(out);
        case ZIP_SOURCE_ERROR: {
            zip_error_t error;
            zip_error_init(&error);
            zip_error_set(&error, ZIP_ER_WRITE, errno);
            return zip_error_to_data(&error, data, length);
        }
        case ZIP_SOURCE_OPEN:
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_FREE: return 0;
        default:  // nobody reads it
            return -1;
    }
}

struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

Archive openFor(std::FILE* file) {
    zip_source_t* target = zip_source_function_create(writeTo, file, nullptr);
    if (target == nullptr) fail("no target");
    Archive archive(zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(target);
        fail("no archive");
    }
    return archive;
}

void add(zip_t* archive, Entry entry) {
    std::rewind(entry.content.get());
    zip_source_t* source = zip_source_filep(archive, entry.content.get(), 0, -1);
    if (source == nullptr) fail(zip_strerror(archive));
    (void)entry.content.release();  // libzip closes it
    const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(zip_strerror(archive));
    }
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), entryTime, 0);
}

}  // namespace

File temporaryFile() {
    File file(std::tmpfile());
    if (!file) throw std::system_error(errno, std::generic_category(), "temporary file");
    return file;
}

void append(const File& file, std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size())
        throw std::system_error(errno, std::generic_category(), "temporary file");
}

File archiveOf(std::vector<Entry> entries) {
    File file = temporaryFile();
    auto archive = openFor(file.get());
    for (auto& entry : entries) add(archive.get(), std::move(entry));
    if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
    (void)archive.release();
    std::rewind(file.get());
    return file;
}

}  // namespace tp::zip
