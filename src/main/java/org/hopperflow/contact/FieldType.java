package org.hopperflow.contact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the values of a custom field may be. They are kept as they were written. */
enum FieldType {

    TEXT("a text", value -> true),
    NUMBER("a number like 12 or -3.5", Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?").asMatchPredicate()),
    DATE("a date like 2026-01-31", FieldType::date),
    BOOLEAN("true or false", value -> Set.of("true", "false", "yes", "no", "1", "0").contains(value.toLowerCase(Locale.ROOT)));

    private final String expected;
    private final Predicate<String> rule;

    FieldType(String expected, Predicate<String> rule) {
        this.expected = expected;
        this.rule = rule;
    }

    /** Empty when there is no such type. */
    static Optional<FieldType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equalsIgnoreCase(name)).findFirst();
    }

    boolean fits(String value) {
        return rule.test(value);
    }

    String expected() {
        return expected;
    }

    /** Of any year, since people have birthdays. */
    private static boolean date(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
