package org.hopperflow.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.hopperflow.media.MediaKind;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;

/** One wire format for the sentences that hold for all of them: the real adapter, and how the provider behind it would speak. */
public interface Wire extends AutoCloseable {

    String CUSTOMER = "15557654321";

    /** What a customer can do. All but PLACE quote or belong to the message {@code out-1}. */
    enum Written { TEXT, TAP, REPLY, CHOICE, FILE, PLACE }

    /** Also the name of the file with the bodies of its requests. */
    String name();

    MessagingProvider provider();

    AccountKey account();

    /** Where messages go. */
    String sends();

    /** Name and value of the header that says who calls. */
    Map.Entry<String, String> credential();

    /** The body of a request as JSON, whatever it is on the wire. */
    JsonNode read(String body);

    MediaId file(MediaKind kind);

    /** What stands for a file in a request. */
    String fileOnTheWire(MediaId file);

    String accepts(String id);

    String refuses(String code, String words);

    /** Where templates are submitted, and where they are listed. */
    String submits();

    String lists();

    String submitted();

    /** Two templates, {@code one} that is approved and {@code two} that is rejected for its format. */
    String list();

    /** The bodies of webhooks. */
    String says(Written what);

    String tells(String status, String reference);

    String fails(String code, String words);

    /** The template {@code spring_offer} in {@code en_US} was rejected. */
    String rejectsTemplate();

    /** Headers of a webhook. @param right whether the provider itself made them */
    Map<String, String> seal(byte[] body, boolean right);

    @Override
    void close();
}
