// Programs and what is given of them, made in the database at once.
#pragma once

#include <string>

#include "http_test.h"

namespace tp::test {

// Ana coaches Bo and Cy; Eve is another coach.
struct ProgramTest : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    Person eve = coach("Eve");

    ProgramTest();
};

// Of two weeks with a day each, Day 1 and Day 2; each has one exercise with a set of five.
std::string program(const Person& owner, const std::string& title = "Base", const std::string& visibility = "private");
// The id of a day of it, counted from 1.
std::string dayOf(const std::string& programId, int day);

// As POST /api/programs/…/assignments would, on every day from the athlete's tomorrow; nobody for a self-made one.
std::string programRun(const std::string& programId, const Person* coach, const Person& athlete, bool mayMove = true);
// The id of the run's assignment of a day, counted from 1.
std::string assignmentOf(const std::string& runId, int day);

// Gives an assignment an id before all others, and returns it.
std::string putFirst(const std::string& assignmentId);

// A program as it is sent: weeks is the JSON text of the list.
std::string programBody(const std::string& title, const std::string& weeks, const std::string& more = "");
// The JSON text of a day with one exercise.
std::string dayBody(const std::string& title, const std::string& id = "", const std::string& exerciseId = "");

// The athletes' calendar days, so many after today in UTC: YYYY-MM-DD.
std::string dayAhead(int days);

}  // namespace tp::test
