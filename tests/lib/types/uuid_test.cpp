#include "types/uuid.h"

#include <gtest/gtest.h>

namespace tp {
namespace {

constexpr auto example = "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6";

TEST(Uuid, ComesBackAsItWasWritten) {
    const auto uuid = Uuid::parse(example);

    ASSERT_TRUE(uuid.has_value());
    EXPECT_EQ(uuid->bytes[0], 0x01);
    EXPECT_EQ(uuid->bytes[15], 0xf6);
    EXPECT_EQ(uuid->toString(), example);
    EXPECT_EQ(Uuid{}.toString(), "00000000-0000-0000-0000-000000000000");
}

TEST(Uuid, HasOneSpelling) {
    for (const auto* other : {
             "",
             "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f",    // one digit too few
             "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f66",  // one too many
             "0189F7E2-3B4C-7D5E-8F90-A1B2C3D4E5F6",   // upper case
             "0189f7e23b4c7d5e8f90a1b2c3d4e5f6",       // no hyphens
             "{0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f}",  // braces
             "0189f7e-23b4c-7d5e-8f90-a1b2c3d4e5f6",   // a hyphen moved
             "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5g6",   // no hexadecimal digit
             " 189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6",   // a blank
             "0189f7e2+3b4c+7d5e+8f90+a1b2c3d4e5f6",   // no hyphens at their places
         })
        EXPECT_FALSE(Uuid::parse(other)) << other;
    EXPECT_FALSE(Uuid::parse(std::string_view("0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5\0f", 36)));
}

TEST(Uuid, SortsLikeItsText) {
    const auto earlier = Uuid::parse("0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6");
    const auto later = Uuid::parse("0189f7e2-3b4d-7000-8000-000000000000");

    EXPECT_LT(*earlier, *later);
    EXPECT_EQ(*earlier, *Uuid::parse(example));
}

}  // namespace
}  // namespace tp
