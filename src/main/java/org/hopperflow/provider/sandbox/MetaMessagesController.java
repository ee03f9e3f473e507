package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fake Meta: messages, and that customers' messages were read. */
@RestController
@RequestMapping("/sandbox/meta/{version}")
@ConditionalOnSandbox
@Hidden
class MetaMessagesController {

    private final Callers callers;
    private final Reception reception;
    private final FileLinks links;
    private final ObjectMapper mapper;
    private final ReadMarks reads;

    MetaMessagesController(Callers callers, Reception reception, FileLinks links, ObjectMapper mapper, ReadMarks reads) {
        this.callers = callers;
        this.reception = reception;
        this.links = links;
        this.mapper = mapper;
        this.reads = reads;
    }

    @PostMapping("/{phoneNumberId}/messages")
    CompletableFuture<ResponseEntity<?>> send(@PathVariable String phoneNumberId,
            @RequestHeader(name = "Authorization", required = false) String authorization, @RequestBody JsonNode body,
            HttpServletRequest request) {
        Callers.Caller caller = callers.ofNumber(phoneNumberId, authorization);
        if (body.path("status").asText("").equals("read")) {
            return CompletableFuture.completedFuture(ResponseEntity.ok(reads.take(body.path("message_id").asText(""))));
        }
        links.check(body);
        Reception.Verdict verdict = reception.accept(caller, body);
        return Answering.to(verdict, request, this::answer);
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return ResponseEntity.status(error.http()).body(error.document(mapper));
    }

    private ResponseEntity<?> answer(Reception.Verdict verdict) {
        if (verdict.error() != null) {
            return refused(verdict.error());
        }
        ObjectNode accepted = mapper.createObjectNode().put("messaging_product", "whatsapp");
        accepted.putArray("contacts").addObject().put("input", "+" + verdict.phone()).put("wa_id", verdict.phone());
        accepted.putArray("messages").addObject().put("id", verdict.wamid()).put("message_status", "accepted");
        return ResponseEntity.ok(accepted);
    }
}
