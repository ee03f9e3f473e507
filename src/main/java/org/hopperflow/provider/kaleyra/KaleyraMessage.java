package org.hopperflow.provider.kaleyra;

import java.util.Map;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.meta.MetaDocuments;
import org.springframework.stereotype.Component;

/** Writes a message for the second generation: Meta's document, and beside it what comes back in every callback. */
@Component
class KaleyraMessage {

    private final KaleyraSettings settings;

    KaleyraMessage(KaleyraSettings settings) {
        this.settings = settings;
    }

    Map<String, Object> of(OutgoingMessage message) {
        refuseFile(message.content());
        Map<String, Object> document = MetaDocuments.message(message);
        document.put("to", settings.number(message.to()));
        return Map.of("messaging_object", document, "extra_info", Map.of("ref", message.reference().toString()));
    }

    /** No template with a file is made here, since neither generation's pages say how. */
    static void refuseFile(MessageContent content) {
        if (content instanceof MessageContent.Template template && template.media() != null) {
            throw new IllegalArgumentException("files in headers are not sent over Kaleyra");
        }
    }
}
