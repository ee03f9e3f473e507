package org.hopperflow.contact;

import java.util.Locale;
import org.hopperflow.shared.PhoneNumbers;

/**
 * What somebody types to find a contact.
 *
 * @param text   in lower case
 * @param digits empty when the text cannot be a part of a number
 */
record ContactSearch(String text, String digits) {

    static ContactSearch of(String typed) {
        boolean number = PhoneRule.readable(typed);
        return new ContactSearch(typed.strip().toLowerCase(Locale.ROOT), number ? PhoneNumbers.digits(typed) : "");
    }
}
