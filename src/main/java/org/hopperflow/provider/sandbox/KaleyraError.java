package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.ResponseEntity;

/** A no in Kaleyra's words: its own code for a wrong key, otherwise Meta's passed on. */
final class KaleyraError {

    private KaleyraError() {
    }

    static ResponseEntity<JsonNode> of(MetaError error, ObjectMapper mapper) {
        boolean stranger = error.code() == 190;
        ObjectNode document = mapper.createObjectNode().put("code", stranger ? "RBC001" : Integer.toString(error.code()))
                .put("message", error.getMessage());
        document.putArray("data");
        ObjectNode inside = document.putObject("error").put("detail", error.getMessage());
        if (error.subcode() != 0) {
            inside.put("error_subcode", error.subcode());
        }
        return ResponseEntity.status(error.http()).body(document);
    }
}
