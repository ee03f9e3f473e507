package org.hopperflow.contact;

import java.util.regex.Pattern;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.PhoneNumbers;

/** How a person may write a number: digits, an optional plus sign, and the usual separators. */
final class PhoneRule {

    static final int MAX_DIGITS = PhoneNumbers.MAX_DIGITS;

    private static final Pattern WRITTEN = Pattern.compile("[+0-9\\s\\u00a0().,/\\-\\u2010-\\u2015]*");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private PhoneRule() {
    }

    static void required(Invalid invalid, String field, String written) {
        invalid.blank(written, field);
        check(invalid, field, written);
    }

    static boolean readable(String written) {
        return WRITTEN.matcher(written).matches() && DIGIT.matcher(written).find();
    }

    /** Blank is fine; too few digits as well, since the hopper holds such a contact until it is corrected. */
    static void check(Invalid invalid, String field, String written) {
        if (written == null || written.isBlank()) {
            return;
        }
        boolean readable = readable(written);
        invalid.when(!readable, field, "not-a-number",
                "\"" + field + "\" must be a phone number: digits with the international prefix.");
        invalid.when(readable && PhoneNumbers.digits(written).length() > MAX_DIGITS, field, "too-long",
                "\"" + field + "\" has more than " + MAX_DIGITS + " digits.");
    }
}
