package org.hopperflow.contact;

import org.hopperflow.shared.PhoneNumbers;

/** Which suppressions are asked for. @param phone null: all; @param account null: all */
record SuppressionFilter(String phone, String account) {

    static SuppressionFilter of(String phone, String account) {
        String digits = PhoneNumbers.digits(Texts.orNull(phone));
        String key = Texts.orNull(account);
        return new SuppressionFilter(digits.isEmpty() ? null : digits, Texts.storable(key) ? key : "");
    }

    /** Conditions that are not asked for are left out, so that the index decides. */
    String where() {
        return "where true " + (phone == null ? "" : "and phone = :wantedPhone ") + (account == null ? "" : "and account_key = :wantedAccount ");
    }
}
