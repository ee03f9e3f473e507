package org.example.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes statuses and replies. What comes too early is refused, so that the provider brings it again. */
@RestController
class WebhookController {

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final ObjectMapper mapper;
    private final SecretKeySpec secret;

    WebhookController(JdbcClient jdbc, RuntimeService runtime, ObjectMapper mapper, @Value("${webhook.secret}") String secret) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.mapper = mapper;
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @PostMapping("/webhooks")
    ResponseEntity<Void> receive(@RequestBody byte[] body, @RequestHeader("X-Hub-Signature-256") String signature)
            throws IOException, GeneralSecurityException {
        if (!signed(body, signature)) {
            return ResponseEntity.status(401).build();
        }
        boolean taken = true;
        for (JsonNode entry : mapper.readTree(body).path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                for (JsonNode status : change.path("value").path("statuses")) {
                    taken &= status(status);
                }
                for (JsonNode message : change.path("value").path("messages")) {
                    taken &= reply(message);
                }
            }
        }
        return ResponseEntity.status(taken ? 200 : 503).build();
    }

    private boolean signed(byte[] body, String signature) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        return MessageDigest.isEqual(("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private boolean status(JsonNode status) {
        String column = switch (status.path("status").asText()) {
            case "sent" -> "arrived_at";
            case "delivered" -> "delivered_at";
            default -> "read_at";
        };
        return jdbc.sql("update message set " + column + " = to_timestamp(?) where id = ?")
                .params(status.path("timestamp").asLong(), status.path("id").asText()).update() == 1;
    }

    private boolean reply(JsonNode message) {
        String phone = message.path("from").asText();
        String type = message.path("type").asText();
        String text = message.path(type).path("button".equals(type) ? "text" : "body").asText();
        try {
            runtime.createMessageCorrelation("reply").processInstanceBusinessKey(phone)
                    .setVariables(Map.of("answerType", type, "answerText", text)).correlate();
        } catch (MismatchingMessageCorrelationException tooEarly) {
            return false;
        }
        jdbc.sql("insert into answer (id, phone, type, text, answered) values (?, ?, ?, ?, now())")
                .params(message.path("id").asText(), phone, type, text).update();
        return true;
    }
}
