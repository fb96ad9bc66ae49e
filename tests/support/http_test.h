// The fixture of the tests that speak HTTP, and what they need beside requests and people.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include "client.h"
#include "database.h"
#include "json_view.h"
#include "people.h"

namespace tp::test {

class HttpTest : public testing::Test {};

// A refusal in the words of the API: status and code.
testing::AssertionResult refused(const Answer& answer, int status, const std::string& code);
// 400 that names exactly these fields, in any order.
testing::AssertionResult refusedFields(const Answer& answer, std::vector<std::string> fields);
// The same 403 to the byte, but for the requestId.
testing::AssertionResult equallyForbidden(const Answer& one, const Answer& other);

// Calls work(0) … work(count - 1) at the same moment, each in a thread of its own, and returns their results.
template <class Work>
auto atOnce(int count, Work work) {
    std::vector<decltype(work(0))> results(static_cast<std::size_t>(count));
    std::latch start(count);
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            try {
                results[static_cast<std::size_t>(i)] = work(i);
            } catch (const std::exception& failure) {
                ADD_FAILURE() << failure.what();
            }
        });
    threads.clear();
    return results;
}

// How many of the answers have this status.
long countOf(const std::vector<Answer>& answers, int status);

// Walks a list by its cursors, `limit` items a page, and returns the text `member` of every item. Fails where a page
// has too many items or the walk does not end.
std::vector<std::string> walk(const Asker& asker, const std::string& path, int limit, const std::string& member);

// What every list answers: limits of 1 to 100, cursors that belong to it alone, no parameter that it does not know.
// `path` is a list of at least three items; `otherPath` is another list of the same person, with a cursor of its own.
void expectListRules(const Person& person, const std::string& path);

// What every retried POST answers: `send` posts with the given asker. `rows` counts what it creates.
struct Creation {
    Person person;
    std::string path;
    std::string body;
    std::string otherBody;
};
void expectIdempotent(const Creation& creation, const std::string& table, const std::string& condition,
                      const std::vector<Column>& parameters);

// Texts that go wrong elsewhere; each must come back to the byte.
const std::vector<std::string>& naughtyTexts();

}  // namespace tp::test
