package org.hopperflow.account;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.PhoneNumbers;

/** What an account must be like. */
final class AccountRules {

    /** The engine's group ids have 64 characters, "queue" in front of the key takes five. */
    private static final int KEY_LENGTH = 50;
    private static final int NAME_LENGTH = 100;
    /** E.164. */
    private static final int PHONE_DIGITS = 15;
    private static final int MAX_RATE = 1000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private AccountRules() {
    }

    static Invalid check(AccountRequest asked) {
        Invalid invalid = new Invalid();
        key(invalid, asked.key());
        text(invalid, asked.name(), "name");
        invalid.when(asked.provider() == null, "provider", "required", "\"provider\" is required; one of META, KALEYRA.");
        phone(invalid, asked.phoneNumber());
        Integer rate = asked.messagesPerSecond();
        invalid.when(rate != null && (rate < 1 || rate > MAX_RATE), "messagesPerSecond", "out-of-range",
                "\"messagesPerSecond\" must be between 1 and " + MAX_RATE + ".");
        Integer limit = asked.dailyCustomerLimit();
        invalid.when(limit != null && limit < 1, "dailyCustomerLimit", "out-of-range", "\"dailyCustomerLimit\" must be at least 1.");
        invalid.when(asked.timeZone() != null && !isZone(asked.timeZone()), "timeZone", "invalid-value",
                "\"timeZone\" must be the name of a time zone, such as Europe/Rome.");
        if (asked.portfolioId() != null) {
            text(invalid, asked.portfolioId(), "portfolioId");
        }
        invalid.when(asked.credentials() == null, "credentials", "required", "\"credentials\" are required.");
        return invalid;
    }

    private static void key(Invalid invalid, String key) {
        invalid.blank(key, "key");
        invalid.when(key != null && !key.isBlank() && !isKey(key), "key", "invalid-value",
                "\"key\" may have lower-case letters and digits only, at most " + KEY_LENGTH + ".");
    }

    static boolean isKey(String text) {
        return text.matches(AccountKey.PATTERN) && text.length() <= KEY_LENGTH;
    }

    private static void text(Invalid invalid, String text, String field) {
        invalid.blank(text, field);
        invalid.when(text != null && (text.length() > NAME_LENGTH || CONTROL.matcher(text).find()), field, "invalid-value",
                "\"" + field + "\" may have at most " + NAME_LENGTH + " characters in one line.");
    }

    private static void phone(Invalid invalid, String phone) {
        invalid.blank(phone, "phoneNumber");
        String digits = PhoneNumbers.digits(phone);
        invalid.when(phone != null && !phone.isBlank() && (!PhoneNumbers.sendable(digits) || digits.length() > PHONE_DIGITS),
                "phoneNumber", "invalid-value", "\"phoneNumber\" must have 5 to 15 digits, international prefix first.");
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
