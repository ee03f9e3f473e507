package org.hopperflow.message;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CustomerChoice.Choice;
import org.hopperflow.shared.DecisionTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the analysts' table {@code providerError} what a provider's error means. */
@Component
class ProviderErrors {

    private static final Logger log = LoggerFactory.getLogger(ProviderErrors.class);
    private static final String TABLE = "providerError";

    private final DecisionTables tables;
    private final Senders senders;

    ProviderErrors(DecisionTables tables, Senders senders) {
        this.tables = tables;
        this.senders = senders;
    }

    /** @param number which try of the entry this was, from 1; tables use it to give up */
    Meaning of(AccountKey account, String code, String text, int number) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("provider", senders.require(account).provider().name());
        inputs.put("code", code);
        inputs.put("text", text);
        inputs.put("attempt", Math.max(1, number));
        Map<String, Object> row = tables.decide(TABLE, inputs);
        return new Meaning(errorClass(row), duration(row.get("retryAfter")), reason(row, code, text), suppress(row), scope(row));
    }

    private static ErrorClass errorClass(Map<String, Object> row) {
        Object word = row.get("errorClass");
        try {
            return word == null ? ErrorClass.CONFIG : ErrorClass.valueOf(word.toString().trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            log.warn("The decision table {} answers the unknown class \"{}\"; taken as CONFIG", TABLE, word);
            return ErrorClass.CONFIG;
        }
    }

    private static Duration duration(Object text) {
        if (text == null || text.toString().isBlank()) {
            return null;
        }
        try {
            return Duration.parse(text.toString().trim());
        } catch (DateTimeParseException e) {
            log.warn("The decision table {} answers the unreadable duration \"{}\"; taken as none", TABLE, text);
            return null;
        }
    }

    /** A table made before this column existed suppresses nobody. */
    private static Optional<Choice> suppress(Map<String, Object> row) {
        String word = Objects.toString(row.get("suppress"), "").trim().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "ALL" -> Optional.of(Choice.STOP_ALL);
            case "MARKETING" -> Optional.of(Choice.STOP_MARKETING);
            case "" -> Optional.empty();
            default -> {
                log.warn("The decision table {} wants to suppress \"{}\"; it may be ALL, MARKETING or empty", TABLE, word);
                yield Optional.empty();
            }
        };
    }

    /** A table made before this column existed, or an empty cell: it is about the number, and with TEMPORARY about the contact. */
    private static ThrottleScope scope(Map<String, Object> row) {
        ThrottleScope usual = switch (errorClass(row)) {
            case TEMPORARY -> ThrottleScope.PAIR;
            default -> ThrottleScope.NUMBER;
        };
        String word = Objects.toString(row.get("scope"), "").trim().toUpperCase(Locale.ROOT);
        try {
            return word.isEmpty() ? usual : ThrottleScope.valueOf(word);
        } catch (IllegalArgumentException e) {
            log.warn("The decision table {} answers the unknown scope \"{}\"; taken as {}", TABLE, word, usual);
            return usual;
        }
    }

    private static String reason(Map<String, Object> row, String code, String text) {
        Object reason = row.get("reason");
        return reason == null || reason.toString().isBlank() ? text + " (" + code + ")" : reason.toString();
    }

    /**
     * @param retryAfter null when the table names none
     * @param suppress   what the customer is not to get any more
     * @param scope      whom THROTTLE slows down, whom TEMPORARY keeps waiting, and whose campaigns ACCOUNT pauses
     */
    record Meaning(ErrorClass errorClass, Duration retryAfter, String reason, Optional<Choice> suppress, ThrottleScope scope) {

        /** Everything of the number waits, as the tries they are: no contact is to blame. */
        boolean holds() {
            return errorClass == ErrorClass.TEMPORARY && scope.circle() != null;
        }

        Settlement settlement(String code) {
            return errorClass == ErrorClass.TEMPORARY
                    ? new Settlement(Settlement.Kind.TEMPORARY, reason, code, retryAfter)
                    : new Settlement(Settlement.Kind.PERMANENT, reason, code, null);
        }

        /** After an acceptance the same attempt cannot go again: what would have waited becomes a temporary failure of the entry. */
        Settlement afterAcceptance(String code) {
            boolean later = errorClass == ErrorClass.TEMPORARY || errorClass == ErrorClass.THROTTLE || errorClass == ErrorClass.ACCOUNT;
            return new Settlement(later ? Settlement.Kind.TEMPORARY : Settlement.Kind.PERMANENT, reason, code, later ? retryAfter : null);
        }
    }
}
