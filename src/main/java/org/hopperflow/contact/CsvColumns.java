package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the columns of a file mean: our fields by their names, however they are spelled, and custom fields for all others. */
final class CsvColumns {

    private static final List<String> FIELDS = List.of("phone", "mobile", "firstname", "lastname", "email", "optedinat", "optinsource");

    private final Map<String, Integer> fields = new LinkedHashMap<>();
    private final Map<String, Integer> custom = new LinkedHashMap<>();
    private final int count;

    /** @throws ImportFailed when there is no column for a number, or a column appears twice */
    CsvColumns(CsvRecord header) {
        count = header.getFieldCount();
        for (int i = 0; i < count; i++) {
            add(header.getField(i).strip(), i);
        }
        if (!has("phone") && !has("mobile")) {
            throw new ImportFailed("The file has no column \"phone\" or \"mobile\"; its columns are: "
                    + String.join(", ", header.getFields()) + ".");
        }
    }

    /** "First name", "first_name" and "firstName" are one. */
    static String key(String name) {
        return name.replaceAll("[\\s_\\-]", "").toLowerCase(Locale.ROOT);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    int count() {
        return count;
    }

    /** Null when the file has no such column or the row is blank there. */
    String value(CsvRecord row, String key) {
        return has(key) ? Texts.orNull(row.getField(fields.get(key))) : null;
    }

    Map<String, String> custom(CsvRecord row) {
        Map<String, String> values = new LinkedHashMap<>();
        custom.forEach((name, column) -> {
            String value = Texts.orNull(row.getField(column));
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private void add(String name, int column) {
        String key = key(name);
        Integer before = FIELDS.contains(key) ? fields.put(key, column) : name.isEmpty() ? null : custom.put(name, column);
        if (before != null) {
            throw new ImportFailed("The file has the column \"" + name + "\" twice.");
        }
    }
}
