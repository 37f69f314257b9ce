// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>
#include <functional>

namespace mendian::test {

/// Registers a test class under the stem of its source file ("tst_money"); main() of tests_support runs it.
int registerTest(const char *sourceFile, std::function<QObject *()> make);

} // namespace mendian::test

#define MENDIAN_TEST(Class)                                                                                            \
    static const int registered##Class = ::mendian::test::registerTest(__FILE__, [] { return new Class; });
