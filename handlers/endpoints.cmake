# Reads endpoints.txt and makes a binary of each row. A row without its source or test, or a source or test without its
# row, stops the build.

function(read_endpoints)
  set(page ${CMAKE_CURRENT_SOURCE_DIR}/handlers/endpoints.txt)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})
  file(STRINGS ${page} rows REGEX "^[a-z]")
  set(sources "")
  foreach(row IN LISTS rows)
    string(REGEX MATCHALL "[^ ]+" columns "${row}")
    list(LENGTH columns count)
    if(NOT count EQUAL 6)
      message(FATAL_ERROR "endpoints.txt: a row needs six columns: ${row}")
    endif()
    list(GET columns 0 source)
    foreach(needed handlers/${source}.cpp tests/handlers/${source}_test.cpp)
      if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${needed})
        message(FATAL_ERROR "endpoints.txt names ${source}, which has no ${needed}")
      endif()
    endforeach()
    list(APPEND sources ${source})
    set(endpoint_${source} "${columns}" PARENT_SCOPE)
  endforeach()

  file(GLOB_RECURSE written CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} handlers/*.cpp tests/handlers/*_test.cpp)
  foreach(file IN LISTS written)
    string(REGEX REPLACE "^(tests/)?handlers/(.*[^_])(_test)?\\.cpp$" "\\2" source ${file})
    string(REGEX REPLACE "_test$" "" source ${source})
    if(NOT source IN_LIST sources)
      message(FATAL_ERROR "${file} has no row in endpoints.txt")
    endif()
  endforeach()
  set(endpoint_sources ${sources} PARENT_SCOPE)
endfunction()

# build/generated/<source>/endpoint.h: the row as the handler's code sees it.
function(write_endpoint_header source)
  list(GET endpoint_${source} 1 method)
  list(GET endpoint_${source} 2 path)
  list(GET endpoint_${source} 3 access)
  list(GET endpoint_${source} 4 rate)
  set(access_public open)
  set(access_signin signIn)
  foreach(same password session athlete coach admin background)
    set(access_${same} ${same})
  endforeach()
  if(NOT DEFINED access_${access})
    message(FATAL_ERROR "endpoints.txt: ${source} has the unknown access ${access}")
  endif()
  set(access_name ${access_${access}})
  set(user_per_minute 0)
  if(NOT rate MATCHES "^(-|(address|user):[1-9][0-9]*/m(,(address|user):[1-9][0-9]*/m)?)$")
    message(FATAL_ERROR "endpoints.txt: ${source} has the unknown rate ${rate}")
  endif()
  if(rate MATCHES "user:([0-9]+)/m")
    set(user_per_minute ${CMAKE_MATCH_1})
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/${source}/endpoint.h @ONLY CONTENT
[[// Made from handlers/endpoints.txt.
#pragma once

#include "http/endpoint.h"

inline constexpr tp::http::Endpoint endpoint{"@source@", "@method@", "@path@", tp::http::Access::@access_name@, @user_per_minute@};
]])
endfunction()

function(add_endpoint source)
  write_endpoint_header(${source})
  string(REPLACE "/" "." target ${source})
  get_filename_component(directory ${source} DIRECTORY)
  get_filename_component(name ${source} NAME)
  add_executable(${target} handlers/${source}.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/generated/${source})
  target_link_libraries(${target} PRIVATE trainingplanner)
  # What all of them include is compiled once: by the first one, for the others.
  if(DEFINED precompiled)
    target_precompile_headers(${target} REUSE_FROM ${precompiled})
  else()
    target_precompile_headers(${target} PRIVATE lib/http/serve.h)
    set(precompiled ${target} PARENT_SCOPE)
  endif()
  # The library is found by LD_LIBRARY_PATH first, so that tests can run the same binary on the unchecked one.
  target_link_options(${target} PRIVATE -Wl,--enable-new-dtags)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/handlers/${directory})
endfunction()

# build/openapi.json: each binary describes itself, one script joins them.
function(add_openapi_document)
  set(binaries "")
  foreach(source IN LISTS endpoint_sources)
    list(GET endpoint_${source} 3 access)
    if(NOT access STREQUAL background)
      string(REPLACE "/" "." target ${source})
      list(APPEND binaries $<TARGET_FILE:${target}>)
      list(APPEND targets ${target})
    endif()
  endforeach()
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/openapi.json
    COMMAND node ${CMAKE_CURRENT_SOURCE_DIR}/infra/openapi.mjs ${CMAKE_BINARY_DIR}/openapi.json ${binaries}
    DEPENDS ${targets} infra/openapi.mjs lib/http/error.h nginx/problems.conf
    VERBATIM)
  add_custom_target(openapi ALL DEPENDS ${CMAKE_BINARY_DIR}/openapi.json)
endfunction()
