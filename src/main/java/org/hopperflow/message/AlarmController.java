package org.hopperflow.message;

import java.util.UUID;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Attempts and provider's message ids that do not belong together, until a person has looked at them. */
@RestController
@RequestMapping("/api/v1/parked/alarms")
class AlarmController {

    private final AlarmRepository alarms;

    AlarmController(AlarmRepository alarms) {
        this.alarms = alarms;
    }

    @GetMapping
    Page<ProviderIdAlarm> page(@RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(alarms.page(after, size + 1), size, ProviderIdAlarm::id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAway(@PathVariable UUID id) {
        if (!alarms.dismiss(id)) {
            throw RuleBroken.notFound("parked-item", id);
        }
    }
}
