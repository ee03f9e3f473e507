package org.hopperflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** The house stands as {@code package-info.java} and {@link ArchitectureRules} say. */
class ArchitectureTest {

    private static final String HOUSE = "org.hopperflow";

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(HOUSE);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/fixture/violations/")).importPackages(HOUSE);

    @Test
    void the_rooms_keep_to_their_arrows() {
        ApplicationModules.of(HopperflowApplication.class).verify();
    }

    @Test
    void every_room_names_its_arrows() {
        assertThat(ApplicationModules.of(HopperflowApplication.class).stream().map(module -> module.getBasePackage().getLocalName()))
                .containsExactlyInAnyOrder("shared", "access", "account", "contact", "media", "provider", "template", "message", "webhook",
                        "campaign", "interaction", "process", "console");
    }

    @ParameterizedTest
    @MethodSource
    void the_application_keeps(ArchRule rule) {
        rule.check(APPLICATION);
    }

    static List<ArchRule> the_application_keeps() {
        return ArchitectureRules.OF_THE_APPLICATION;
    }

    @ParameterizedTest
    @MethodSource
    void the_tests_keep(ArchRule rule) {
        rule.check(TESTS);
    }

    static List<ArchRule> the_tests_keep() {
        return ArchitectureRules.OF_THE_TESTS;
    }
}
