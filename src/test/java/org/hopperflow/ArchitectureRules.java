package org.hopperflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.BusinessClock;
import org.junit.jupiter.api.Disabled;

/** The rules of the house that a machine can check. {@link ArchitectureRulesBiteTest} shows each of them fail. */
final class ArchitectureRules {

    static final ArchRule ONLY_PROCESS_KNOWS_THE_ENGINE = noClasses()
            .that().resideOutsideOfPackage("org.hopperflow.process..")
            .should().dependOnClassesThat().resideInAPackage("org.camunda..")
            .because("a switch to a fork of the engine must stay a change of one package");

    static final ArchRule ONLY_REPOSITORIES_KNOW_SQL = noClasses()
            .that(describe("are no repository", type -> !outermost(type).getSimpleName().endsWith("Repository")))
            .and().resideOutsideOfPackage("org.hopperflow.shared.database..")
            .should().dependOnClassesThat(resideInAPackage("org.springframework.jdbc.core..").or(describe("speak SQL",
                    type -> type.isAssignableTo(Connection.class) || type.isAssignableTo(Statement.class)
                            || type.isEquivalentTo(DriverManager.class))))
            .because("a statement is looked for in the repository of its table; settings may hold a DataSource");

    static final ArchRule ONLY_THE_CLOCK_TELLS_TIME = noClasses()
            .that().doNotBelongToAnyOf(BusinessClock.class)
            .should().accessTargetWhere(describe("ask the machine for the time", ArchitectureRules::asksTheMachine))
            .because("the sandbox moves the business clock, and tests stand on it; leases ask the database");

    static final ArchRule NO_LEGACY_DATES = noClasses()
            .that().resideOutsideOfPackage("org.hopperflow.process..")
            .should().callConstructorWhere(describe("makes a java.util.Date",
                    call -> call.getTargetOwner().isEquivalentTo(Date.class)))
            .because("only the engine's variables need one");

    static final ArchRule NO_FIELD_INJECTION = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    static final ArchRule NO_SLEEP = noClasses()
            .should().accessTargetWhere(describe("sleep", access -> calls(access, Set.of("sleep"))
                    && (access.getTargetOwner().isEquivalentTo(Thread.class) || access.getTargetOwner().isEquivalentTo(TimeUnit.class))))
            .because("waiting is for a condition, not for a time");

    static final ArchRule NO_DISABLED_TEST = noMethods()
            .should().beAnnotatedWith(Disabled.class)
            .orShould().beDeclaredInClassesThat().areAnnotatedWith(Disabled.class)
            .because("a test that does not run specifies nothing");

    /** Hold for what we ship. */
    static final List<ArchRule> OF_THE_APPLICATION = List.of(ONLY_PROCESS_KNOWS_THE_ENGINE, ONLY_REPOSITORIES_KNOW_SQL,
            ONLY_THE_CLOCK_TELLS_TIME, NO_LEGACY_DATES, NO_FIELD_INJECTION);

    /** Hold for the tests. The application's own loops may rest between two looks at an empty table. */
    static final List<ArchRule> OF_THE_TESTS = List.of(NO_SLEEP, NO_DISABLED_TEST);

    private static final Set<String> SYSTEM_CLOCKS = Set.of("system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds",
            "tickMinutes");

    private ArchitectureRules() {
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean withoutClock = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return withoutClock && (owner.getPackageName().startsWith("java.time") && calls(access, Set.of("now"))
                || owner.isEquivalentTo(Clock.class) && calls(access, SYSTEM_CLOCKS)
                || owner.isEquivalentTo(System.class) && calls(access, Set.of("currentTimeMillis"))
                || owner.isEquivalentTo(Date.class) && calls(access, Set.of("<init>")) && takesNothing(access)
                || owner.isAssignableTo(Calendar.class) && calls(access, Set.of("getInstance")));
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target && target.getRawParameterTypes().isEmpty();
    }

    private static boolean calls(JavaAccess<?> access, Set<String> names) {
        return names.contains(access.getName()) && access.getTarget() instanceof CodeUnitAccessTarget;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
    }
}
