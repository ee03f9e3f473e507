package org.hopperflow.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hopperflow.shared.FieldError;

/** Doubts about a number. Advice only: numbering plans change faster than the library that knows them. */
final class PhoneAdvice {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> CODES = PLANS.getSupportedCallingCodes();

    /** No calling code is longer; source: ITU-T E.164. */
    private static final int LONGEST_CODE = 3;
    /** Four digits behind a calling code of three, as on some islands. */
    private static final int FEWEST = 7;
    /** Three for the country and fourteen in the library's longest plan. */
    private static final int MOST = 17;

    private PhoneAdvice() {
    }

    /** Empty when both numbers look real. */
    static List<FieldError> about(Contact contact) {
        List<FieldError> warnings = new ArrayList<>();
        doubt(warnings, "phone", contact.phone());
        if (contact.mobile() != null && !contact.mobile().equals(contact.phone())) {
            doubt(warnings, "mobile", contact.mobile());
        }
        return List.copyOf(warnings);
    }

    private static void doubt(List<FieldError> warnings, String field, String digits) {
        if (digits != null && !likely(digits)) {
            warnings.add(new FieldError(field, "unlikely-number",
                    "\"" + digits + "\" does not look like a phone number with international prefix."));
        }
    }

    /** Whether one of the numbers looks wrong; for imports, which only count. */
    static boolean doubts(Contact contact) {
        boolean copy = contact.mobile() == null || contact.mobile().equals(contact.phone());
        return contact.phone() != null && !likely(contact.phone()) || !copy && !likely(contact.mobile());
    }

    /** Put together by hand: the parser costs five times as much as the look into the plan, and an import asks for each of a million rows. */
    static boolean likely(String digits) {
        if (digits.length() < FEWEST || digits.length() > MOST) {
            return false;
        }
        int code = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            code = 10 * code + digits.charAt(length - 1) - '0';
            if (CODES.contains(code)) {
                return PLANS.isValidNumber(number(code, digits.substring(length)));
            }
        }
        return false;
    }

    private static PhoneNumber number(int code, String national) {
        PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(national));
        if (!national.startsWith("0")) {
            return number;
        }
        int zeros = national.length() - national.replaceFirst("^0+", "").length();
        return number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
}
