package org.hopperflow.contact;

import org.hopperflow.shared.PhoneNumbers;

/** The two numbers of a contact: digits only, and when one of them is missing, a copy of the other. Both null when neither has a digit. */
record Numbers(String phone, String mobile) {

    static Numbers of(String phone, String mobile) {
        String first = digits(phone);
        String second = digits(mobile);
        return new Numbers(first == null ? second : first, second == null ? first : second);
    }

    boolean none() {
        return phone == null;
    }

    private static String digits(String written) {
        String digits = PhoneNumbers.digits(written);
        return digits.isEmpty() ? null : digits;
    }
}
