package org.hopperflow.shared;

/** How a WhatsApp number is written here: digits with the international prefix, no plus sign. */
public final class PhoneNumbers {

    /** Fewer digits cannot be a number; such a contact waits until it is corrected. */
    public static final int MIN_DIGITS = 5;

    /** Twice what E.164 allows; a longer one is a pasting accident and would not fit an index. */
    public static final int MAX_DIGITS = 30;

    private PhoneNumbers() {
    }

    /** The digits of {@code text} without a leading 00; empty for null. */
    public static String digits(String text) {
        if (text == null) {
            return "";
        }
        // By hand, since an import asks a million times.
        StringBuilder found = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign >= '0' && sign <= '9') {
                found.append(sign);
            }
        }
        String digits = found.toString();
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }

    public static boolean sendable(String phone) {
        return phone != null && phone.length() >= MIN_DIGITS;
    }

    /** A person whose number is hidden is known by the provider's id: the country, a dot, letters and digits. */
    public static boolean isUserId(String address) {
        return address != null && address.matches("[A-Z]{2}\\.[A-Za-z0-9.]+");
    }

    /** A number as digits, a person's id as it is. */
    public static String address(String text) {
        return isUserId(text) ? text : digits(text);
    }

    /** For logs: all but the last three digits hidden. */
    public static String masked(String phone) {
        if (phone == null || phone.length() <= 3) {
            return "***";
        }
        return "*".repeat(phone.length() - 3) + phone.substring(phone.length() - 3);
    }
}
