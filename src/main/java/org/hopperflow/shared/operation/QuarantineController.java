package org.hopperflow.shared.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.operation.QuarantineRepository.Begun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operator's switch. */
@RestController
@RequestMapping("/api/v1/quarantine")
class QuarantineController {

    private static final int LONGEST = 500;

    private final Quarantine quarantine;
    private final ObjectProvider<HeldBack> rooms;

    QuarantineController(Quarantine quarantine, ObjectProvider<HeldBack> rooms) {
        this.quarantine = quarantine;
        this.rooms = rooms;
    }

    @GetMapping
    View show() {
        return quarantine.find().map(begun -> View.of(begun, held())).orElse(new View(null, false, null, null, null, null, held()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View begin(@RequestBody Wanted wanted, Principal operator) {
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        new Invalid().when(reason.isEmpty(), "reason", "required", "\"reason\" is required.")
                .when(reason.length() > LONGEST, "reason", "too-long", "\"reason\" has more than 500 characters.")
                .storable(reason, "reason").raise();
        quarantine.byHand(reason, operator.getName());
        return show();
    }

    @PostMapping("/release")
    View release(@RequestBody(required = false) Confirmation confirmation, Principal operator) {
        if (quarantine.active() && (confirmation == null || !Boolean.TRUE.equals(confirmation.confirm()))) {
            throw RuleBroken.conflict("confirmation-required", "After the release messages leave again (" + held().entrySet().stream()
                    .map(part -> part.getKey() + ": " + part.getValue()).collect(Collectors.joining(", "))
                    + "). Confirm it with {\"confirm\": true}.");
        }
        quarantine.release(operator.getName());
        return show();
    }

    private Map<String, Long> held() {
        Map<String, Long> held = new TreeMap<>();
        rooms.forEach(room -> held.putAll(room.heldBack()));
        return held;
    }

    record Wanted(String reason) {
    }

    record Confirmation(Boolean confirm) {
    }

    /**
     * @param by           "system" when it began by itself
     * @param lastActivity of a restored database: the newest heartbeat in it
     * @param held         what waits: numbers by name
     */
    @Schema(name = "Quarantine")
    record View(UUID id, boolean active, Instant since, String reason, String by, Instant lastActivity, Map<String, Long> held) {

        static View of(Begun begun, Map<String, Long> held) {
            return new View(begun.id(), true, begun.since(), begun.reason(), begun.by(), begun.lastActivity(), held);
        }
    }
}
