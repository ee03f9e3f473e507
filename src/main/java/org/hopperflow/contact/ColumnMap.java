package org.hopperflow.contact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.RuleBroken;

/**
 * What columns mean whose names do not tell.
 *
 * @param targets from the column's name, as the file spells it, to a field, {@code custom.<name>}, or nothing: the column is left out
 */
record ColumnMap(Map<String, String> targets) {

    static final ColumnMap NONE = new ColumnMap(Map.of());

    static final String CUSTOM = "custom.";

    /** @param pairs each {@code column:field}; the last colon counts. @throws RuleBroken naming {@code map} */
    static ColumnMap parse(List<String> pairs) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String pair : pairs) {
            int colon = pair.lastIndexOf(':');
            String column = colon < 0 ? "" : pair.substring(0, colon).strip();
            refuse(column.isEmpty(), "malformed", "\"" + pair + "\" must be the column's name, a colon and a field.");
            String target = pair.substring(colon + 1).strip();
            refuse(!CsvColumns.target(target), "unknown-field", "\"" + target + "\" is no field of a contact; there are "
                    + String.join(", ", CsvColumns.NAMES) + " and custom.<name>, or nothing to leave the column out.");
            refuse(targets.put(column, target) != null, "duplicate", "The column \"" + column + "\" is mapped twice.");
        }
        return new ColumnMap(targets);
    }

    private static void refuse(boolean wrong, String code, String message) {
        if (wrong) {
            throw RuleBroken.invalid("map", code, message);
        }
    }
}
