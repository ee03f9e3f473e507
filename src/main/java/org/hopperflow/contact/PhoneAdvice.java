package org.hopperflow.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.shared.FieldError;

/** Doubts about a number. Advice only: numbering plans change faster than the library that knows them. */
final class PhoneAdvice {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

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

    static boolean likely(String digits) {
        try {
            return PLANS.isValidNumber(PLANS.parse("+" + digits, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
