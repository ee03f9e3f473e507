package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The fake Kaleyra: messages of both generations, and in the second that customers' messages were read. */
@RestController
@RequestMapping("/sandbox/kaleyra")
@ConditionalOnSandbox
@Hidden
class KaleyraMessagesController {

    private final KaleyraCallers callers;
    private final Reception reception;
    private final FileLinks links;
    private final ObjectMapper mapper;
    private final ReadMarks reads;

    KaleyraMessagesController(KaleyraCallers callers, Reception reception, FileLinks links, ObjectMapper mapper, ReadMarks reads) {
        this.reads = reads;
        this.callers = callers;
        this.reception = reception;
        this.links = links;
        this.mapper = mapper;
    }

    @PostMapping("/v2/{sid}/whatsapp/{number}/messages")
    CompletableFuture<ResponseEntity<?>> send(@PathVariable String sid, @PathVariable String number,
            @RequestHeader(name = "api-key", required = false) String apiKey, @RequestBody JsonNode body, HttpServletRequest request) {
        ObjectNode message = body.path("messaging_object").deepCopy();
        message.put("biz_opaque_callback_data", body.path("extra_info").path("ref").asText(null));
        Callers.Caller caller = callers.ofNumber(new KaleyraCallers.Address(sid, apiKey, true), number);
        if (message.path("status").asText("").equals("read")) {
            reads.take(message.path("message_id").asText(""));
            return CompletableFuture.completedFuture(ResponseEntity.ok(mapper.createObjectNode().put("code", "WA200")));
        }
        links.check(message);
        return Answering.to(reception.accept(caller, message), request, this::second);
    }

    @PostMapping("/v1/{sid}/messages")
    CompletableFuture<ResponseEntity<?>> send(@PathVariable String sid, @RequestHeader(name = "api-key", required = false) String apiKey,
            @RequestParam Map<String, String> form, HttpServletRequest request) {
        Callers.Caller caller = callers.ofNumber(new KaleyraCallers.Address(sid, apiKey, false), form.getOrDefault("from", ""));
        String fileType = form.containsKey("media_url") ? links.typeOf(form.get("media_url")) : null;
        return Answering.to(reception.accept(caller, new KaleyraFields(mapper, form, fileType).message()), request, this::first);
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return KaleyraError.of(error, mapper);
    }

    private ResponseEntity<?> second(Reception.Verdict verdict) {
        return verdict.error() != null ? refused(verdict.error()) : ResponseEntity.ok(mapper.createObjectNode().put("code", "WA200")
                .put("message", "Message submitted successfully").put("message_id", verdict.wamid()));
    }

    private ResponseEntity<?> first(Reception.Verdict verdict) {
        if (verdict.error() != null) {
            return refused(verdict.error());
        }
        String id = Wamid.id(verdict.wamid()).toString();
        ObjectNode accepted = mapper.createObjectNode().put("id", id).put("channel", "whatsapp").put("totalCount", 1);
        accepted.putArray("data").addObject().put("message_id", id + ":0").put("recipient", verdict.phone());
        accepted.putObject("error");
        return ResponseEntity.accepted().body(accepted);
    }
}
