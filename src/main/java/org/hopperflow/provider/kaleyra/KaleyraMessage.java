package org.hopperflow.provider.kaleyra;

import java.util.Map;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.provider.meta.MetaFile;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.stereotype.Component;

/** Writes a message for the second generation: Meta's document, and beside it what comes back in every callback. */
@Component
class KaleyraMessage {

    private final KaleyraSettings settings;

    KaleyraMessage(KaleyraSettings settings) {
        this.settings = settings;
    }

    /** @param file null when it has none */
    Map<String, Object> of(OutgoingMessage message, MetaFile file) {
        Map<String, Object> document = MetaDocuments.message(message, file);
        if (!PhoneNumbers.isUserId(message.to())) {
            document.put("to", settings.number(message.to()));
        }
        return Map.of("messaging_object", document, "extra_info", Map.of("ref", message.reference().toString()));
    }

    /** That a customer's message was read, and what they wrote before it. */
    Map<String, Object> read(String messageId) {
        return Map.of("messaging_object", MetaDocuments.read(messageId));
    }
}
