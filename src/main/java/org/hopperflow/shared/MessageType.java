package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a message is, in either direction. Written in lower case in JSON and tables. */
public enum MessageType {
    BUTTON, BUTTON_REPLY, LIST, LIST_REPLY, LOCATION, MEDIA, TEMPLATE, TEXT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MessageType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
