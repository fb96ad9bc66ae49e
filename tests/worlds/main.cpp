#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "test_database.h"

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    try {
        tp::worlds::testDatabase();
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "no database to test with: %s\n", failure.what());
        return 2;
    }
    // The library logs each refusal of the second layer as the fault that it would be in a handler.
    if (std::getenv("TP_TEST_LOG") == nullptr && std::freopen("/dev/null", "w", stderr) == nullptr) return 2;
    return RUN_ALL_TESTS();
}
