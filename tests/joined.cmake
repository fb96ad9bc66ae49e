# join_tests(target source…): adds the sources to the target a dozen at a time, as infra/join-sources writes them, which
# compiles in a third of the time.
function(join_tests target)
  list(SORT ARGN)
  set(number 0)
  while(ARGN)
    list(SUBLIST ARGN 0 12 dozen)
    list(REMOVE_ITEM ARGN ${dozen})
    set(joined ${CMAKE_BINARY_DIR}/joined/${target}_${number}.cpp)
    add_custom_command(
      OUTPUT ${joined}
      COMMAND node ${CMAKE_SOURCE_DIR}/infra/join-sources ${joined} ${dozen}
      DEPENDS ${CMAKE_SOURCE_DIR}/infra/join-sources ${dozen}
      VERBATIM)
    target_sources(${target} PRIVATE ${joined})
    math(EXPR number "${number} + 1")
  endwhile()
endfunction()
