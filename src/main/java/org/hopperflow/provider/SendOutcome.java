package org.hopperflow.provider;

import java.time.Duration;
import java.util.function.Function;

/** What came of one call to a provider. Exactly one of four; {@link #fold} makes the compiler ask for each. */
public sealed interface SendOutcome {

    <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
            Function<Unknown, R> unknown);

    /** The provider has the message and gave it this id. Delivery is told later, by webhooks. */
    record Accepted(String providerMessageId) implements SendOutcome {

        /** Far more than any provider's id has (Meta: about 60, Kaleyra: 36), and little enough for an index. */
        private static final int LONGEST_ID = 500;

        /** @throws IllegalArgumentException when it is no id */
        public Accepted {
            if (!isId(providerMessageId)) {
                throw new IllegalArgumentException("Not the id of a message: " + (providerMessageId == null ? null : "\""
                        + providerMessageId.substring(0, Math.min(40, providerMessageId.length())) + "\""));
            }
        }

        /** Visible characters, and not too many of them. */
        public static boolean isId(String text) {
            return text != null && !text.isEmpty() && text.length() <= LONGEST_ID && text.chars().allMatch(c -> c > ' ' && c < 127);
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
                Function<Unknown, R> unknown) {
            return accepted.apply(this);
        }
    }

    /** The provider said no, with its code (as text, since Kaleyra's are not numbers) and words. What it means is decided by {@code providerError}. */
    record Rejected(String code, String text) implements SendOutcome {
        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
                Function<Unknown, R> unknown) {
            return rejected.apply(this);
        }
    }

    /**
     * Certainly not sent, and nothing wrong with the message: too fast (HTTP 429), or no byte was written (connection refused, DNS, TLS).
     * The same attempt goes again after {@code retryAfter}.
     *
     * @param told that the provider itself said so, which slows the sender down; false when it has heard nothing of the message
     */
    record Throttled(Duration retryAfter, String text, boolean told) implements SendOutcome {

        /** The provider said "too fast". */
        public Throttled(Duration retryAfter, String text) {
            this(retryAfter, text, true);
        }

        /** No byte was written. */
        public static Throttled unheard(Duration retryAfter, String text) {
            return new Throttled(retryAfter, text, false);
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
                Function<Unknown, R> unknown) {
            return throttled.apply(this);
        }
    }

    /** The request left and no answer that makes sense came back. Never repeated blindly. */
    record Unknown(String text) implements SendOutcome {
        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
                Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
