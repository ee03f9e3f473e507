package org.hopperflow.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;

/**
 * The country whose prefix is put before numbers that have none.
 *
 * @param code ISO 3166, two letters; null: numbers are taken as they are written
 */
record DefaultCountry(String code) {

    static final DefaultCountry NONE = new DefaultCountry(null);

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** @throws RuleBroken naming {@code country} */
    static DefaultCountry parse(String text) {
        String asked = Texts.orNull(text);
        String code = asked == null ? null : asked.toUpperCase(Locale.ROOT);
        if (code != null && !PLANS.getSupportedRegions().contains(code)) {
            throw RuleBroken.invalid("country", "unknown-country", "\"" + asked + "\" is no country; use two letters, such as DE or IT.");
        }
        return new DefaultCountry(code);
    }

    /**
     * The number with its international prefix, where it was written without: with a leading zero, or so that it is a number of this
     * country and of no country as it stands.
     */
    String complete(String written) {
        if (code == null || written == null || international(written)) {
            return written;
        }
        String digits = PhoneNumbers.digits(written);
        try {
            PhoneNumber number = PLANS.parse(digits, code);
            boolean national = digits.startsWith("0") || !PhoneAdvice.likely(digits) && PLANS.isValidNumber(number);
            return national && digits.length() >= PhoneNumbers.MIN_DIGITS ? PLANS.format(number, PhoneNumberFormat.E164) : written;
        } catch (NumberParseException e) {
            return written;
        }
    }

    private static boolean international(String written) {
        String start = written.strip();
        return start.startsWith("+") || start.replaceAll("[^0-9]", "").startsWith("00");
    }
}
