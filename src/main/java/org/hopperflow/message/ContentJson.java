package org.hopperflow.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.hopperflow.provider.MessageContent;
import org.springframework.stereotype.Component;

/** A message's content as the ledger keeps it. */
@Component
class ContentJson {

    private final ObjectMapper mapper;

    ContentJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(MessageContent content) {
        try {
            return mapper.writerFor(MessageContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    MessageContent read(String json) {
        try {
            return mapper.readValue(json, MessageContent.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
