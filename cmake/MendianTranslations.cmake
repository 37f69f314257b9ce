# SPDX-License-Identifier: GPL-3.0-or-later
# One .ts a part (folder) so that two people's new words do not meet in one file; all parts become one .qm in a resource.
#   target update_translations renews the .ts files; ctest translations.current fails when that would change one.
set(MENDIAN_TRANSLATED kit:ui/kit cashier:ui/cashier customerdisplay:ui/customerdisplay picking:ui/picking
    manager:ui/manager hq:ui/hq app:app sandbox:sandbox payments:payments tender:models/tender
    reconciliation:models/reconciliation returns:models/returns)

# mendian_translation_resource(<variable>): generated source file holding :/mendian/translations/mendian_zh_CN.qm
function(mendian_translation_resource variable)
    set(folder ${CMAKE_BINARY_DIR}/translations)
    file(MAKE_DIRECTORY ${folder})
    set(sources "")
    set(updates "")
    set(parts "")
    foreach(entry ${MENDIAN_TRANSLATED})
        string(REPLACE ":" ";" pair ${entry})
        list(GET pair 0 part)
        list(GET pair 1 source)
        set(ts ${CMAKE_SOURCE_DIR}/translations/${part}_zh_CN.ts)
        if(EXISTS ${ts})
            list(APPEND sources ${ts})
        endif()
        if(EXISTS ${CMAKE_SOURCE_DIR}/${source})
            list(APPEND updates COMMAND Qt6::lupdate -silent -recursive -I ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${source} -locations none
                -no-obsolete -source-language en -target-language zh_CN -ts ${ts})
            list(APPEND parts ${part}=${source})
        endif()
    endforeach()
    set(qm ${folder}/mendian_zh_CN.qm)
    add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${sources} -qm ${qm} DEPENDS ${sources} VERBATIM)
    set(qrc ${folder}/mendian_translations.qrc)
    file(CONFIGURE OUTPUT ${qrc} CONTENT [[<RCC>
    <qresource prefix="/mendian/translations">
        <file>mendian_zh_CN.qm</file>
    </qresource>
</RCC>
]])
    set(out ${folder}/qrc_mendian_translations.cpp)
    add_custom_command(OUTPUT ${out} COMMAND Qt6::rcc --name mendian_translations ${qrc} -o ${out} DEPENDS ${qm} ${qrc}
        VERBATIM)
    set(${variable} ${out} PARENT_SCOPE)
    add_custom_target(update_translations ${updates} VERBATIM)
    add_test(NAME translations.current COMMAND ${CMAKE_COMMAND} -DLUPDATE=$<TARGET_FILE:Qt6::lupdate>
        -DSOURCE=${CMAKE_SOURCE_DIR} -DWORK=${folder}/check "-DPARTS=${parts}"
        -P ${CMAKE_SOURCE_DIR}/cmake/CheckTranslations.cmake)
    set_tests_properties(translations.current PROPERTIES TIMEOUT 60)
endfunction()
