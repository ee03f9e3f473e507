package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the fake Meta finds its accounts and their tokens: well, unless somebody ordered otherwise. */
@RestController
@RequestMapping("/sandbox")
@ConditionalOnSandbox
class SandboxHealth {

    private static final List<String> WORDS = List.of("AVAILABLE", "LIMITED", "BLOCKED");

    private final MetaAccounts accounts;
    private final HealthOrderRepository orders;
    private final ObjectMapper mapper;

    SandboxHealth(MetaAccounts accounts, HealthOrderRepository orders, ObjectMapper mapper) {
        this.accounts = accounts;
        this.orders = orders;
        this.mapper = mapper;
    }

    /**
     * @param canSend        AVAILABLE, LIMITED or BLOCKED; absent: AVAILABLE
     * @param tokenExpiresAt absent: never
     * @param tokenValid     absent: it is
     */
    record Order(String canSend, Instant tokenExpiresAt, Boolean tokenValid) {

        static final Order WELL = new Order(null, null, null);

        String word() {
            return canSend == null ? "AVAILABLE" : canSend;
        }
    }

    @PutMapping("/health/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@PathVariable AccountKey account, @RequestBody Order order) {
        accounts.credentials(account);
        if (!WORDS.contains(order.word())) {
            throw RuleBroken.invalid("canSend", "invalid-value", "\"canSend\" is one of " + String.join(", ", WORDS) + ".");
        }
        orders.save(account, order);
    }

    @GetMapping("/meta/{version}/{id}")
    @Hidden
    JsonNode health(@PathVariable String id, @RequestHeader(name = "Authorization", required = false) String authorization) {
        Callers.token(authorization);
        Order order = accounts.ofNumber(id).flatMap(orders::find).orElse(Order.WELL);
        ObjectNode node = mapper.createObjectNode().put("id", id).put("quality_rating", "GREEN");
        ObjectNode health = node.putObject("health_status").put("can_send_message", order.word());
        ObjectNode number = health.putArray("entities").addObject().put("entity_type", "PHONE_NUMBER").put("id", id)
                .put("can_send_message", order.word());
        if (order.word().equals("BLOCKED")) {
            number.putArray("errors").addObject().put("error_code", 141006).put("error_description",
                    "There is an error with the payment method.")
                    .put("possible_solution", "Add a valid payment method.");
        } else if (order.word().equals("LIMITED")) {
            number.putArray("additional_info").add("Your display name has not been approved yet.");
        }
        return node;
    }

    @GetMapping("/meta/{version}/debug_token")
    @Hidden
    JsonNode token(@RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestParam("input_token") String asked) {
        String app = Callers.token(authorization).split("\\|")[0];
        Order order = Optional.of(app).filter(id -> id.startsWith("a") && AccountKey.fits(id.substring(1)))
                .map(id -> AccountKey.of(id.substring(1))).flatMap(orders::find).orElse(Order.WELL);
        ObjectNode data = mapper.createObjectNode();
        data.putObject("data").put("is_valid", order.tokenValid() == null || order.tokenValid())
                .put("expires_at", order.tokenExpiresAt() == null ? 0 : order.tokenExpiresAt().getEpochSecond());
        return data;
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return ResponseEntity.status(error.http()).body(error.document(mapper));
    }
}
