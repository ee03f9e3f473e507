package org.hopperflow.shared;

import java.util.Objects;

/** Texts on their way into a CSV file that somebody opens with a spreadsheet, and back. */
public final class SpreadsheetCells {

    private static final String RUN_AS_FORMULA = "=+-@\t\r";

    private SpreadsheetCells() {
    }

    /** With a leading apostrophe where a spreadsheet would run the text as a formula; empty for null. Source: OWASP, "CSV Injection". */
    public static String harmless(Object value) {
        String text = Objects.toString(value, "");
        return formula(text, 0) ? "'" + text : text;
    }

    /** The text before it was made harmless, so that an exported file can be read again. Null stays null. */
    public static String original(String cell) {
        return cell != null && cell.startsWith("'") && formula(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean formula(String text, int at) {
        return text.length() > at && RUN_AS_FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
