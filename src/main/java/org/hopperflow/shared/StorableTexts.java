package org.hopperflow.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.beans.PropertyEditorSupport;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Refuses a text that cannot be kept where it comes in, by the name of its field: no room has to think of it. */
final class StorableTexts {

    private static final String REFUSED = "contains characters that cannot be kept";

    private StorableTexts() {
    }

    /** In JSON bodies. Trees keep what they have; whoever reads records from one comes by here. */
    @JsonComponent
    static class InBodies extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (!Storable.text(text)) {
                throw new InvalidFormatException(parser, REFUSED, text, String.class);
            }
            return text;
        }
    }

    /** In addresses and forms. */
    @ControllerAdvice
    static class InParameters {

        @InitBinder
        void refuse(WebDataBinder binder) {
            binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
                @Override
                public void setAsText(String text) {
                    if (!Storable.text(text)) {
                        throw new IllegalArgumentException(REFUSED);
                    }
                    setValue(text);
                }
            });
        }
    }
}
