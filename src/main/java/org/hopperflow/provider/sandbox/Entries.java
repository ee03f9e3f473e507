package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes news the way one of the fake providers does. */
interface Entries {

    /** @param error only for {@code failed} */
    String status(AcceptedMessage message, String word, Instant at, MetaError error);

    /** An answer: {@code content} is the object named like {@code type} in Meta's documents. */
    String message(String phone, String type, ObjectNode content, Quote quote);

    String templateReviewed(SandboxTemplate template);

    String templateStatus(SandboxTemplate template, TemplateOrder order, Instant at);

    /** Null when this provider does not tell. */
    String templateCategory(SandboxTemplate template, String category, Instant at);

    /** What will become of the category, ahead of time. Null when this provider does not tell. */
    String templateAnnounced(SandboxTemplate template, String category, Instant at);

    /** Null when this provider does not tell. */
    String templateQuality(SandboxTemplate template, String quality, Instant at);

    /** A customer switched marketing off or on; null when this provider does not tell. */
    String marketing(String phone, boolean wanted, Instant at);

    /** @param of our message that is answered, null when the customer just writes */
    record Quote(String id, String of, Instant at) {
    }
}
