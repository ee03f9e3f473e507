package org.hopperflow.interaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hopperflow.message.Choices;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/** The limits of a list message, set by Meta; source: Cloud API, "interactive list messages". */
final class ChoiceRules {

    private static final int BODY = 1024;
    private static final int BUTTON = 20;
    private static final int TITLE = 24;
    private static final int DESCRIPTION = 72;
    private static final int ROW_ID = 200;
    private static final int ROWS = 10;

    private final Choices choices;
    private final Invalid invalid = new Invalid();
    private final Set<String> ids = new HashSet<>();

    ChoiceRules(Choices choices) {
        this.choices = choices;
    }

    /** @throws RuleBroken naming every wrong field */
    void check() {
        required(choices.body(), "body", BODY);
        required(choices.button(), "button", BUTTON);
        List<Choices.Section> sections = choices.sections() == null ? List.of() : choices.sections();
        invalid.when(sections.isEmpty(), "sections", "required", "\"sections\" needs at least one section.");
        IntStream.range(0, sections.size()).forEach(i -> section(sections.get(i), "sections[" + i + "]", sections.size() > 1));
        int rows = sections.stream().mapToInt(section -> rows(section).size()).sum();
        invalid.when(rows > ROWS, "sections", "too-many", "A list has at most " + ROWS + " rows in all; this one has " + rows + ".");
        invalid.raise();
    }

    private void section(Choices.Section section, String field, boolean oneOfSeveral) {
        if (section == null) {
            invalid.when(true, field, "required", "\"" + field + "\" is required.");
            return;
        }
        if (oneOfSeveral) {
            required(section.title(), field + ".title", TITLE);
        } else {
            within(section.title(), field + ".title", TITLE);
        }
        List<Choices.Row> rows = rows(section);
        invalid.when(rows.isEmpty(), field + ".rows", "required", "\"" + field + ".rows\" needs at least one row.");
        IntStream.range(0, rows.size()).forEach(i -> row(rows.get(i), field + ".rows[" + i + "]"));
    }

    private void row(Choices.Row row, String field) {
        if (row == null) {
            invalid.when(true, field, "required", "\"" + field + "\" is required.");
            return;
        }
        required(row.id(), field + ".id", ROW_ID);
        invalid.when(row.id() != null && !row.id().isBlank() && !ids.add(row.id()), field + ".id", "duplicate",
                "\"" + field + ".id\": another row has the id \"" + row.id() + "\".");
        required(row.title(), field + ".title", TITLE);
        within(row.description(), field + ".description", DESCRIPTION);
    }

    private void required(String value, String field, int max) {
        invalid.blank(value, field);
        within(value, field, max);
    }

    private void within(String value, String field, int max) {
        invalid.when(value != null && value.length() > max, field, "too-long",
                "\"" + field + "\" has more than " + max + " characters.");
    }

    private static List<Choices.Row> rows(Choices.Section section) {
        return section == null || section.rows() == null ? List.of() : section.rows();
    }
}
