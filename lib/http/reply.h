// What a handler returns. The type says which status its endpoint answers with, so that the OpenAPI document knows.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"

namespace tp::http {

// What a reply says beside its body.
struct Notes {
    // One text that changes with the content: what the ETag is made from, in place of the whole body.
    std::optional<db::Later> revision = std::nullopt;
    // Sets the session cookie to this token.
    std::optional<std::string> startsSession = std::nullopt;
    bool endsSession = false;
};

// A revision's text. Throws Forbidden where the question for it found nothing that the caller may see.
std::string revisionText(const db::Later& revision);

template <class Content>
struct Ok {
    using Body = Content;
    static constexpr int statuses[] = {200};

    Ok(Body body, Notes notes = {}) : body(std::move(body)), notes(std::move(notes)) {}

    std::optional<Body> body;
    Notes notes;
    int status() const { return 200; }
};

template <class Content>
struct Created {
    using Body = Content;
    static constexpr int statuses[] = {201};

    Created(Body body, Notes notes = {}) : body(std::move(body)), notes(std::move(notes)) {}

    std::optional<Body> body;
    Notes notes;
    int status() const { return 201; }
};

// For what exists at most once: 201 where this request made it, 200 where it was there.
template <class Content>
struct CreatedOrFound {
    using Body = Content;
    static constexpr int statuses[] = {200, 201};

    CreatedOrFound(Body body, bool created) : body(std::move(body)), created(created) {}

    std::optional<Body> body;
    bool created;
    Notes notes = {};
    int status() const { return created ? 201 : 200; }
};

struct NoContent {
    struct Body {
        static constexpr auto fields() { return std::tuple{}; }
    };
    static constexpr int statuses[] = {204};

    std::optional<Body> body = std::nullopt;
    Notes notes = {};
    int status() const { return 204; }
};

// A document that is JSON text already.
struct Document {
    std::string json;
};

// A ZIP archive to be saved as a file.
struct Archive {
    static constexpr const char* mediaType = "application/zip";

    std::shared_ptr<std::FILE> content;  // from its present place on
    std::string name;                    // in ASCII, without quotes
    std::string type = mediaType;
};
// Likewise a text, whose type is its own.
struct TextFile : Archive {
    static constexpr const char* mediaType = "text/*";
};
// A text that changes with the archive's bytes.
std::string revisionOf(const Archive& archive);

// One page of a list.
template <class Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::string> nextCursor;

    static constexpr auto fields() {
        return std::tuple{json::required("items", &Page::items), json::required("nextCursor", &Page::nextCursor)};
    }
};

// A list that is answered whole.
template <class Item>
struct Items {
    std::vector<Item> items;

    static constexpr auto fields() { return std::tuple{json::required("items", &Items::items)}; }
};

}  // namespace tp::http
