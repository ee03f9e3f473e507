package org.hopperflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** A rule that nobody has seen fail may check nothing. Each one meets a class that breaks it, and names it. */
class ArchitectureRulesBiteTest {

    private static final String PLANTED = "org.hopperflow.fixture.violations";

    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @MethodSource
    void a_rule_names_the_class_that_breaks_it(ArchRule rule, String violator) {
        assertThatThrownBy(() -> rule.check(VIOLATIONS)).isInstanceOf(AssertionError.class).hasMessageContaining(PLANTED + "." + violator);
    }

    static Stream<Arguments> a_rule_names_the_class_that_breaks_it() {
        return Stream.of(
                arguments(ArchitectureRules.ONLY_PROCESS_KNOWS_THE_ENGINE, "KnowsTheEngine"),
                arguments(ArchitectureRules.ONLY_REPOSITORIES_KNOW_SQL, "KnowsSql"),
                arguments(ArchitectureRules.ONLY_REPOSITORIES_KNOW_SQL, "OpensConnections"),
                arguments(ArchitectureRules.ONLY_THE_CLOCK_TELLS_TIME, "TellsTimeByInstant"),
                arguments(ArchitectureRules.ONLY_THE_CLOCK_TELLS_TIME, "TellsTimeByDate"),
                arguments(ArchitectureRules.ONLY_THE_CLOCK_TELLS_TIME, "TellsTimeByReference"),
                arguments(ArchitectureRules.ONLY_THE_CLOCK_TELLS_TIME, "TellsTimeInMillis"),
                arguments(ArchitectureRules.ONLY_THE_CLOCK_TELLS_TIME, "BringsItsOwnClock"),
                arguments(ArchitectureRules.NO_LEGACY_DATES, "MakesDates"),
                arguments(ArchitectureRules.NO_FIELD_INJECTION, "InjectsFields"),
                arguments(ArchitectureRules.NO_SLEEP, "Sleeps"),
                arguments(ArchitectureRules.NO_DISABLED_TEST, "SkipsATest"),
                arguments(ArchitectureRules.NO_DISABLED_TEST, "SkipsAllTests"));
    }

    @Test
    void every_rule_has_been_seen_to_fail() {
        Set<ArchRule> seen = new HashSet<>();
        a_rule_names_the_class_that_breaks_it().forEach(arguments -> seen.add((ArchRule) arguments.get()[0]));

        assertThat(seen).containsAll(ArchitectureRules.OF_THE_APPLICATION).containsAll(ArchitectureRules.OF_THE_TESTS);
    }

    @Test
    void an_arrow_that_is_not_allowed_is_named() {
        ApplicationModules house = ApplicationModules.of(PLANTED + ".house", new ImportOption.OnlyIncludeTests());

        assertThat(house.stream()).hasSize(2);
        assertThatThrownBy(house::verify).hasMessageContaining("LooksUp").hasMessageContaining("Window");
    }
}
