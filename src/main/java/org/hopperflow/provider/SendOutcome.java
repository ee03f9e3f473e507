package org.hopperflow.provider;

import java.time.Duration;
import java.util.function.Function;

/** What came of one call to a provider. Exactly one of four; {@link #fold} makes the compiler ask for each. */
public sealed interface SendOutcome {

    <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Throttled, R> throttled,
            Function<Unknown, R> unknown);

    /** The provider has the message and gave it this id. Delivery is told later, by webhooks. */
    record Accepted(String providerMessageId) implements SendOutcome {
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
     */
    record Throttled(Duration retryAfter, String text) implements SendOutcome {
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
