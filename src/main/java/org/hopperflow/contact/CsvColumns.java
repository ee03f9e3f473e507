package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.shared.SpreadsheetCells;

/** What the columns of a file mean: our fields by their names, however they are spelled, and custom fields for all others. */
final class CsvColumns {

    /** The fields of a contact, as the API spells them. */
    static final List<String> NAMES = List.of("phone", "mobile", "firstName", "lastName", "email", "optedInAt", "optInSource");

    private static final List<String> FIELDS = NAMES.stream().map(CsvColumns::key).toList();

    /** More is no list of people; each would be a custom field of each contact. */
    private static final int MAX_COLUMNS = 1_000;
    private static final int COLUMNS_TOLD = 20;

    private final Map<String, Integer> fields = new LinkedHashMap<>();
    private final Map<String, Integer> custom = new LinkedHashMap<>();
    private final int count;

    /** @throws ImportFailed when there is no column for a number, a field has two columns, or a mapped column is missing */
    CsvColumns(CsvRecord header, ColumnMap map) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        count = names.size();
        refuse(count > MAX_COLUMNS, "The file has " + count + " columns; at most " + MAX_COLUMNS + " are read.");
        map.targets().keySet().forEach(name -> refuse(!names.contains(name), "The file has no column \"" + name + "\" to map; " + told(names)));
        for (int i = 0; i < count; i++) {
            add(names.get(i), map.targets().getOrDefault(names.get(i), names.get(i)), i);
        }
        refuse(!has("phone") && !has("mobile"), "The file has no column \"phone\" or \"mobile\"; " + told(names));
    }

    /** Whether a column can be mapped to it; nothing means the column is left out. */
    static boolean target(String name) {
        return name.isEmpty() || FIELDS.contains(key(name)) || name.startsWith(ColumnMap.CUSTOM) && name.length() > ColumnMap.CUSTOM.length();
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
        return has(key) ? cell(row, fields.get(key)) : null;
    }

    Map<String, String> custom(CsvRecord row) {
        Map<String, String> values = new LinkedHashMap<>();
        custom.forEach((name, column) -> {
            String value = cell(row, column);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static String cell(CsvRecord row, int column) {
        return Texts.orNull(SpreadsheetCells.original(row.getField(column)));
    }

    private void add(String name, String target, int column) {
        String key = key(target);
        Integer before = FIELDS.contains(key) ? fields.put(key, column) : target.isEmpty() ? null : custom.put(customName(target), column);
        refuse(before != null, name.equals(target) ? "The file has the column \"" + name + "\" twice."
                : "The file has two columns for \"" + target + "\".");
    }

    /** An exported file can be imported again. */
    private static String customName(String target) {
        boolean prefixed = target.startsWith(ColumnMap.CUSTOM) && target.length() > ColumnMap.CUSTOM.length();
        return prefixed ? target.substring(ColumnMap.CUSTOM.length()) : target;
    }

    /** The first ones only: a file that is no list may have thousands. */
    private static String told(List<String> names) {
        String first = names.stream().limit(COLUMNS_TOLD).map(CsvColumns::shortened).collect(Collectors.joining(", "));
        return "its columns are: " + first + (names.size() > COLUMNS_TOLD ? ", and " + (names.size() - COLUMNS_TOLD) + " more." : ".");
    }

    private static String shortened(String name) {
        return name.length() <= Texts.MAX / 10 ? name : name.substring(0, Texts.MAX / 10) + "…";
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new ImportFailed(sentence);
        }
    }
}
