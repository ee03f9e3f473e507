package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which of their messages customers see as read, lately. */
@RestController
@ConditionalOnSandbox
class ReadMarks {

    private final Cache<String, Boolean> read = Caffeine.newBuilder().maximumSize(10_000).build();
    private final ObjectMapper mapper;

    ReadMarks(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode take(String messageId) {
        read.put(messageId, true);
        return mapper.createObjectNode().put("success", true);
    }

    @GetMapping("/sandbox/read")
    JsonNode isRead(@RequestParam String messageId) {
        return mapper.createObjectNode().put("read", read.getIfPresent(messageId) != null);
    }
}
