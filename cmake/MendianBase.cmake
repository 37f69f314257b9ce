# SPDX-License-Identifier: GPL-3.0-or-later
# One set of flags and definitions for every target: link mendian_base.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
option(MENDIAN_WERROR "Warnings are errors" ON)
option(MENDIAN_PCH "Precompiled headers" ON)
option(MENDIAN_FUZZ "Build the libFuzzer targets (clang)" OFF)
set(MENDIAN_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql SerialPort Svg Charts Multimedia Test LinguistTools)
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(ZXing 1.4 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)

find_program(MENDIAN_CCACHE ccache)
if(MENDIAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${MENDIAN_CCACHE})
endif()

add_library(mendian_base INTERFACE)
target_compile_definitions(mendian_base INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
target_compile_options(mendian_base INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wno-psabi
    $<$<BOOL:${MENDIAN_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(mendian_base INTERFACE -fpch-preprocess)
endif()
if(MENDIAN_SANITIZE)
    add_compile_options(-fsanitize=${MENDIAN_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${MENDIAN_SANITIZE})
endif()
if(MENDIAN_FUZZ)
    # Coverage in every library, so that the fuzzer sees the code under test.
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Two precompiled headers (without and with Widgets), shared by all libraries that link those modules.
if(MENDIAN_PCH)
    file(WRITE ${CMAKE_BINARY_DIR}/pch/empty.cpp "")
    add_library(mendian_pch_core STATIC ${CMAKE_BINARY_DIR}/pch/empty.cpp)
    target_link_libraries(mendian_pch_core PRIVATE mendian_base Qt6::Core)
    target_precompile_headers(mendian_pch_core PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_core.h)
    add_library(mendian_pch_gui STATIC ${CMAKE_BINARY_DIR}/pch/empty.cpp)
    target_link_libraries(mendian_pch_gui PRIVATE mendian_base Qt6::Widgets)
    target_precompile_headers(mendian_pch_gui PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_gui.h)
endif()
