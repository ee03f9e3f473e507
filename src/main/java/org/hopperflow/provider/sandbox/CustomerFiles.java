package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Base64;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.Ids;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The picture that customers send: at the fake Meta by id, then by a link that wants the token; at the fake Kaleyra by an open link. */
@RestController
@ConditionalOnSandbox
@Hidden
class CustomerFiles {

    static final String ID = "sandbox-file-";

    /** One red dot. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/"
            + "iZk9HQAAAABJRU5ErkJggg==");

    private final ObjectMapper mapper;
    private final Here here;

    CustomerFiles(ObjectMapper mapper, Here here) {
        this.mapper = mapper;
        this.here = here;
    }

    /** As it stands in a message. @param caption null when there is none */
    static ObjectNode image(ObjectMapper mapper, String caption) {
        ObjectNode image = mapper.createObjectNode().put("mime_type", "image/png").put("sha256", "c2FuZGJveA==").put("id", ID + Ids.next());
        return caption == null ? image : image.put("caption", caption);
    }

    @GetMapping("/sandbox/meta/{version}/" + ID + "{id}")
    JsonNode where(@PathVariable String id, @RequestHeader(name = "Authorization", required = false) String authorization) {
        Callers.token(authorization);
        return mapper.createObjectNode().put("messaging_product", "whatsapp").put("url", here.address() + "/sandbox/meta/customer-files/"
                + id)
                .put("mime_type", "image/png").put("id", ID + id).put("file_size", Integer.toString(PICTURE.length));
    }

    @GetMapping("/sandbox/meta/customer-files/{id}")
    ResponseEntity<byte[]> metas(@PathVariable String id, @RequestHeader(name = "Authorization", required = false) String authorization) {
        Callers.token(authorization);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(PICTURE);
    }

    @GetMapping("/sandbox/kaleyra/customer-files/{id}")
    ResponseEntity<byte[]> kaleyras(@PathVariable String id) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(PICTURE);
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return ResponseEntity.status(error.http()).body(error.document(mapper));
    }

    /** Where this very process is. */
    @Component
    @ConditionalOnSandbox
    static class Here {

        private final Environment environment;

        Here(Environment environment) {
            this.environment = environment;
        }

        String address() {
            return "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        }
    }
}
