package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.ResponseEntity;

/** A no in Kaleyra's words: a code of its own, or one of Meta's passed on. */
final class KaleyraError {

    /** By itself it says that there are too many calls at once; what Meta says with it, Kaleyra passes on as a fault. */
    private static final int TOO_MANY_AT_ONCE = 503;

    private KaleyraError() {
    }

    static ResponseEntity<JsonNode> of(MetaError error, ObjectMapper mapper) {
        ObjectNode document = mapper.createObjectNode();
        if (error.hasCode()) {
            document.put("code", error.code()).put("message", error.getMessage());
        }
        document.putArray("data");
        ObjectNode inside = document.putObject("error").put("detail", error.getMessage());
        if (error.subcode() != 0) {
            inside.put("error_subcode", error.subcode());
        }
        return ResponseEntity.status(error.hasCode() && error.http() == TOO_MANY_AT_ONCE ? 500 : error.http()).body(document);
    }
}
