package org.hopperflow.provider.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.hopperflow.shared.Storable;

/** Reads a provider's documents so that a customer's NUL character costs one character and not the message. */
public final class RepairedTexts extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public TextNode textNode(String text) {
        return super.textNode(Storable.repaired(text));
    }
}
